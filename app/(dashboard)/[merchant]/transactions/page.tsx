import { Plus } from "lucide-react";
import { redirect } from "next/navigation";
import { ExportButton } from "#components/exports/export-button.tsx";
import { TransactionsTable } from "#components/transactions/transactions-table.tsx";
import { transactionsQuery } from "#components/transactions/transactions-url.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { viewHref } from "#components/views/view-href.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";
import { tagsReader } from "#lib/tags/readers.ts";
import {
  filterOptionsReader,
  openedTransactionsReader,
  settledQueryReader,
  tabCountsReader,
} from "#lib/transactions/readers.ts";
import { transactionFiltersSchema } from "#lib/transactions/schema.ts";
import { hintsOfAddress } from "#lib/transactions/unread-parameters.ts";
import { chosenColumns, USUAL_COLUMNS } from "#lib/views/list-look.ts";
import { viewsReader } from "#lib/views/readers.ts";
import { lookSchema } from "#lib/views/schema.ts";

export const metadata = { title: "Transactions" };

interface TransactionsPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TransactionsPage({ params, searchParams }: TransactionsPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const settled = await loadPage(() => settledQueryReader.load(merchant, search));
  if (settled !== null) redirect(`/${merchant}/transactions${transactionsQuery(settled)}`);
  const views = await loadPage(() => viewsReader.load(merchant, { list: "transactions" }));
  const first = views.views.find((view) => view.id === views.defaultViewId);
  if (first !== undefined && Object.keys(search).length === 0)
    redirect(viewHref(`/${merchant}/transactions`, first));
  const [opened, counts, options, { tags }, { permissions }] = await loadPage(() =>
    Promise.all([
      openedTransactionsReader.load(merchant, search),
      tabCountsReader.load(merchant, search),
      filterOptionsReader.load(merchant, {}),
      tagsReader.load(merchant, {}),
      currentMember(merchant),
    ]),
  );
  const page = { ...opened, hints: [...opened.hints, ...hintsOfAddress(search)] };
  const [only, ...more] = page.rows;
  // Whoever pasted something and pressed enter wants what it leads to, not a list of one.
  if (search.go !== undefined && only && more.length === 0 && page.hints.length === 0)
    redirect(`/${merchant}/transactions/${only.id}`);
  const canCreateLink = permissions.includes("links.write");
  const newLink = (
    <LinkButton href={`/${merchant}/payment-links/new`} variant="primary" icon={<Plus aria-hidden />}>
      Payment link
    </LinkButton>
  );
  const filters = transactionFiltersSchema.parse(search);
  const look = lookSchema.parse(search);
  const actions = (
    <>
      <ExportButton
        list="transactions"
        shown={chosenColumns(look.columns, views.columns) ?? USUAL_COLUMNS}
        canExport={permissions.includes("exports.create")}
        canReveal={permissions.includes("customers.reveal")}
        {...{ merchant, filters }}
      />
      {canCreateLink && newLink}
    </>
  );
  return (
    <>
      <PageHeader title="Transactions" actions={actions} />
      <TransactionsTable
        filters={filters}
        {...{ merchant, page, counts, options, canCreateLink, views, look, tags }}
        may={{
          sync: permissions.includes("transactions.sync"),
          tag: permissions.includes("transactions.tag"),
          shareViews: permissions.includes("views.share"),
        }}
      />
    </>
  );
}
