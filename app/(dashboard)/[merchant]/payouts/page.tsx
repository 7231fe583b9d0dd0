import { Plus } from "lucide-react";
import { ExportButton } from "#components/exports/export-button.tsx";
import { TransactionsTable } from "#components/transactions/transactions-table.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";
import { filterOptionsReader, tabCountsReader, transactionsReader } from "#lib/transactions/readers.ts";
import { transactionFiltersSchema } from "#lib/transactions/schema.ts";

export const metadata = { title: "Payouts" };

interface PayoutsPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PayoutsPage({ params, searchParams }: PayoutsPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const only = { ...search, kind: "payout" };
  const [page, counts, options, { permissions }] = await loadPage(() =>
    Promise.all([
      transactionsReader.load(merchant, only),
      tabCountsReader.load(merchant, only),
      filterOptionsReader.load(merchant, {}),
      currentMember(merchant),
    ]),
  );
  const newPayout = permissions.includes("payouts.create") && (
    <LinkButton href={`/${merchant}/payouts/new`} variant="primary" icon={<Plus aria-hidden />}>
      Payout
    </LinkButton>
  );
  const actions = (
    <>
      <ExportButton
        list="payouts"
        merchant={merchant}
        filters={transactionFiltersSchema.parse(only)}
        canExport={permissions.includes("exports.create")}
        canReveal={permissions.includes("customers.reveal")}
      />
      {newPayout}
    </>
  );
  return (
    <>
      <PageHeader title="Payouts" actions={actions} />
      <TransactionsTable
        filters={transactionFiltersSchema.omit({ kind: true }).parse(search)}
        only="payout"
        canCreateLink={false}
        {...{ merchant, page, counts, options }}
      />
    </>
  );
}
