import { ApprovalsScreen } from "#components/approvals/approvals-screen.tsx";
import { approvalsReader } from "#lib/approvals/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Approvals" };

export default async function ApprovalsPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const [opened, { permissions }] = await loadPage(() =>
    Promise.all([approvalsReader.load(merchant, {}), currentMember(merchant)]),
  );
  return (
    <ApprovalsScreen
      merchant={merchant}
      opened={opened}
      canDecide={permissions.includes("approvals.decide")}
    />
  );
}
