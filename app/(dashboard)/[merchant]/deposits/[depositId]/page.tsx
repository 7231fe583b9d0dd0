import { DepositView } from "#components/deposits/deposit-view.tsx";
import { depositAddressReader } from "#lib/deposits/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Deposit address" };

export default async function DepositPage({
  params,
}: {
  readonly params: Promise<{ merchant: string; depositId: string }>;
}) {
  const { merchant, depositId } = await params;
  const [address, { permissions }] = await loadPage(() =>
    Promise.all([depositAddressReader.load(merchant, { depositId }), currentMember(merchant)]),
  );
  return (
    <DepositView
      key={address.id}
      {...{ merchant, address }}
      canWrite={permissions.includes("deposits.write")}
      canSync={permissions.includes("transactions.sync")}
    />
  );
}
