import { LinkUploads } from "#components/csv-uploads/link-uploads.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { linkUploadsReader } from "#lib/csv-uploads/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Payment links from a file" };

interface ImportPageProps {
  readonly params: Promise<{ merchant: string }>;
  /** `upload`: the file that is open. */
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImportLinksPage({ params, searchParams }: ImportPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const opened = await loadPage(() => linkUploadsReader.load(merchant, search));
  return (
    <div className="max-w-[860px]">
      <PageHeader
        title="Payment links from a file"
        subtitle="Many links at once, from a spreadsheet saved as CSV."
      />
      <LinkUploads key={opened.open?.id} {...{ merchant, opened }} />
    </div>
  );
}
