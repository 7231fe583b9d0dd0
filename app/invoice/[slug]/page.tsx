import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { InvoicePaper } from "#components/invoice-paper/invoice-paper.tsx";
import { AppError } from "#lib/errors.ts";
import { getInvoicePage } from "#lib/invoice-papers/get-invoice-page.ts";
import { paperWords } from "#lib/invoice-papers/paper-words.ts";
import { LANGUAGES } from "#lib/payment-links/schema.ts";

export const dynamic = "force-dynamic";

const searchSchema = z.object({ lang: z.enum(LANGUAGES).optional().catch(undefined) });

interface InvoicePageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Once per request, for the title and the page. `proxy.ts` ends what is asked for too often. */
const load = cache(async (slug: string) => {
  try {
    return await getInvoicePage(slug);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not_found") notFound();
    throw thrown;
  }
});

export async function generateMetadata({ params }: InvoicePageProps): Promise<Metadata> {
  const { document } = await load((await params).slug);
  const words = paperWords(document.language);
  const what = document.kind === "credit_note" ? words.creditNote : words.invoice;
  return {
    title: { absolute: `${what} ${document.number ?? ""} · ${document.merchant.name}` },
    robots: { index: false, follow: false },
    referrer: "no-referrer",
  };
}

export default async function PublicInvoicePage({ params, searchParams }: InvoicePageProps) {
  const [{ slug }, search] = await Promise.all([params, searchParams]);
  const { lang } = searchSchema.parse(search);
  const page = await load(slug);
  const language = lang ?? page.document.language;
  const words = paperWords(language);
  return (
    <main
      lang={language}
      className="min-h-dvh bg-sunken px-4 py-8 max-sm:px-3 max-sm:py-4 print:bg-white print:p-0"
    >
      {page.mode === "test" && <div aria-hidden className="fixed inset-x-0 top-0 z-10 h-[3px] bg-test" />}
      <div className="mx-auto w-full max-w-[800px]">
        {page.mode === "test" && (
          <p className="mb-3 text-center text-meta font-medium text-test-ink">{words.testMode}</p>
        )}
        <InvoicePaper page={page} language={language} />
      </div>
    </main>
  );
}
