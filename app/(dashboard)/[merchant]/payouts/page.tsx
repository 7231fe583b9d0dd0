import { Plus } from "lucide-react";
import { redirect } from "next/navigation";
import { ExportButton } from "#components/exports/export-button.tsx";
import { TransactionsTable } from "#components/transactions/transactions-table.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { viewHref } from "#components/views/view-href.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";
import { tagsReader } from "#lib/tags/readers.ts";
import { filterOptionsReader, openedTransactionsReader, tabCountsReader } from "#lib/transactions/readers.ts";
import { transactionFiltersSchema } from "#lib/transactions/schema.ts";
import { hintsOfAddress } from "#lib/transactions/unread-parameters.ts";
import { chosenColumns, USUAL_COLUMNS } from "#lib/views/list-look.ts";
import { viewsReader } from "#lib/views/readers.ts";
import { lookSchema } from "#lib/views/schema.ts";

export const metadata = { title: "Payouts" };

interface PayoutsPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PayoutsPage({ params, searchParams }: PayoutsPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const only = { ...search, kind: "payout" };
  const views = await loadPage(() => viewsReader.load(merchant, { list: "payouts" }));
  const first = views.views.find((view) => view.id === views.defaultViewId);
  if (first !== undefined && Object.keys(search).length === 0)
    redirect(viewHref(`/${merchant}/payouts`, first));
  const [opened, counts, options, { tags }, { permissions }] = await loadPage(() =>
    Promise.all([
      openedTransactionsReader.load(merchant, only),
      tabCountsReader.load(merchant, only),
      filterOptionsReader.load(merchant, {}),
      tagsReader.load(merchant, {}),
      currentMember(merchant),
    ]),
  );
  const look = lookSchema.parse(search);
  const page = { ...opened, hints: [...opened.hints, ...hintsOfAddress(only)] };
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
        shown={chosenColumns(look.columns, views.columns) ?? USUAL_COLUMNS}
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
        {...{ merchant, page, counts, options, views, look, tags }}
        may={{
          sync: permissions.includes("transactions.sync"),
          tag: permissions.includes("transactions.tag"),
          shareViews: permissions.includes("views.share"),
        }}
      />
    </>
  );
}
