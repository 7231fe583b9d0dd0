import { Plus } from "lucide-react";
import { redirect } from "next/navigation";
import { TransactionsTable } from "#components/transactions/transactions-table.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { viewHref } from "#components/views/view-href.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";
import { tagsReader } from "#lib/tags/readers.ts";
import { filterOptionsReader, tabCountsReader, transactionsReader } from "#lib/transactions/readers.ts";
import { transactionFiltersSchema } from "#lib/transactions/schema.ts";
import { viewsReader } from "#lib/views/readers.ts";
import { lookSchema } from "#lib/views/schema.ts";

export const metadata = { title: "Transactions" };

interface TransactionsPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TransactionsPage({ params, searchParams }: TransactionsPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const views = await loadPage(() => viewsReader.load(merchant, { list: "transactions" }));
  const first = views.views.find((view) => view.id === views.defaultViewId);
  if (first !== undefined && Object.keys(search).length === 0)
    redirect(viewHref(`/${merchant}/transactions`, first));
  const [page, counts, options, { tags }, { permissions }] = await loadPage(() =>
    Promise.all([
      transactionsReader.load(merchant, search),
      tabCountsReader.load(merchant, search),
      filterOptionsReader.load(merchant, {}),
      tagsReader.load(merchant, {}),
      currentMember(merchant),
    ]),
  );
  const canCreateLink = permissions.includes("links.write");
  const newLink = (
    <LinkButton href={`/${merchant}/payment-links/new`} variant="primary" icon={<Plus aria-hidden />}>
      Payment link
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Transactions" actions={canCreateLink && newLink} />
      <TransactionsTable
        filters={transactionFiltersSchema.parse(search)}
        {...{ merchant, page, counts, options, canCreateLink, views, tags }}
        look={lookSchema.parse(search)}
        may={{
          sync: permissions.includes("transactions.sync"),
          tag: permissions.includes("transactions.tag"),
          shareViews: permissions.includes("views.share"),
        }}
      />
    </>
  );
}
