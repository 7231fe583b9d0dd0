import { FileUp, Plus, Repeat } from "lucide-react";
import { ExportMenu } from "#components/invoice-files/export-menu.tsx";
import { InvoicesList } from "#components/invoices/invoices-list.tsx";
import { invoicesQuery } from "#components/invoices/invoices-url.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { invoiceSummaryReader, invoicesReader } from "#lib/invoices/readers.ts";
import { invoiceFiltersSchema } from "#lib/invoices/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Invoices" };

interface InvoicesPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InvoicesPage({ params, searchParams }: InvoicesPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [page, summary, { permissions }] = await loadPage(() =>
    Promise.all([
      invoicesReader.load(merchant, search),
      invoiceSummaryReader.load(merchant, {}),
      currentMember(merchant),
    ]),
  );
  const canWrite = permissions.includes("invoices.write");
  const newInvoice = (
    <>
      <LinkButton href={`/${merchant}/invoices/import`} icon={<FileUp aria-hidden />}>
        Import
      </LinkButton>
      <LinkButton href={`/${merchant}/invoices/new`} variant="primary" icon={<Plus aria-hidden />}>
        Invoice
      </LinkButton>
    </>
  );
  const filters = invoiceFiltersSchema.parse(search);
  return (
    <>
      <PageHeader
        title="Invoices"
        actions={
          <>
            <LinkButton href={`/${merchant}/invoices/recurring`} icon={<Repeat aria-hidden />}>
              Recurring
            </LinkButton>
            {permissions.includes("exports.create") && (
              <ExportMenu merchant={merchant} query={invoicesQuery(filters)} />
            )}
            {canWrite && newInvoice}
          </>
        }
      />
      <InvoicesList {...{ merchant, filters, page, summary, canWrite }} />
    </>
  );
}
