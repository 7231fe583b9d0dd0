import { Plus } from "lucide-react";
import { DepositsList } from "#components/deposits/deposits-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { depositAddressesReader } from "#lib/deposits/readers.ts";
import { depositFiltersSchema } from "#lib/deposits/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Deposits" };

interface DepositsPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DepositsPage({ params, searchParams }: DepositsPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [page, { permissions }] = await loadPage(() =>
    Promise.all([depositAddressesReader.load(merchant, search), currentMember(merchant)]),
  );
  const canWrite = permissions.includes("deposits.write");
  const bind = (
    <LinkButton href={`/${merchant}/deposits/new`} variant="primary" icon={<Plus aria-hidden />}>
      Bind an address
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Deposits" actions={canWrite && bind} />
      <DepositsList {...{ merchant, page, canWrite }} filters={depositFiltersSchema.parse(search)} />
    </>
  );
}
