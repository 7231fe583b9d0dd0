import { InvoiceUploads } from "#components/csv-uploads/invoice-uploads.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { invoiceUploadsReader } from "#lib/csv-uploads/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Invoices from a file" };

interface ImportPageProps {
  readonly params: Promise<{ merchant: string }>;
  /** `upload`: the file that is open. */
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImportInvoicesPage({ params, searchParams }: ImportPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const opened = await loadPage(() => invoiceUploadsReader.load(merchant, search));
  return (
    <div className="max-w-[860px]">
      <PageHeader
        title="Invoices from a file"
        subtitle="Drafts with all of their lines, from a spreadsheet saved as CSV."
      />
      <InvoiceUploads key={opened.open?.id} {...{ merchant, opened }} />
    </div>
  );
}
