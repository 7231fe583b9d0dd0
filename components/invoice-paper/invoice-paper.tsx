import { Download } from "lucide-react";
import { paperWords } from "#lib/invoice-papers/paper-words.ts";
import type { InvoicePage } from "#lib/invoice-papers/schema.ts";
import { LANGUAGES, type Language } from "#lib/payment-links/schema.ts";
import { buttonStyles } from "../ui/button-styles.ts";
import { PaperDue } from "./paper-due.tsx";
import { PaperHeading } from "./paper-heading.tsx";
import { PaperLines } from "./paper-lines.tsx";
import { PaperSums } from "./paper-sums.tsx";
import { PaperTexts } from "./paper-texts.tsx";

export interface InvoicePaperProps {
  page: InvoicePage;
  language: Language;
}

/** An invoice as its customer reads it: all of it is there before any script is. */
export function InvoicePaper({ page, language }: InvoicePaperProps) {
  const words = paperWords(language);
  const parts = { page, words, language };
  const address = `/invoice/${page.slug}`;
  return (
    <>
      <article className="rounded-3 bg-surface p-8 shadow-2 max-sm:p-5 max-[400px]:p-4 print:p-0 print:shadow-none">
        <PaperHeading {...parts} />
        <div className="mt-7">
          <PaperDue {...parts} />
        </div>
        <PaperLines {...parts} />
        <PaperSums {...parts} />
        <PaperTexts {...parts} />
      </article>
      <div className="mt-4 flex justify-center print:hidden">
        <a
          href={`${address}/pdf?lang=${language}`}
          className={buttonStyles({ variant: "default", size: "lg" })}
        >
          <Download aria-hidden />
          {words.download}
        </a>
      </div>
      <nav aria-label="Language" className="mt-5 flex justify-center gap-4 text-meta text-ink-3 print:hidden">
        {LANGUAGES.map((one) => (
          <a
            key={one}
            href={`${address}?lang=${one}`}
            lang={one}
            aria-current={one === language ? "true" : undefined}
            className="py-1 underline-offset-2 hover:underline aria-[current]:font-medium aria-[current]:text-ink"
          >
            {paperWords(one).languageName}
          </a>
        ))}
      </nav>
      {/* A picture of one pixel, which tells that somebody has it before them: app/invoice/[slug]/seen. */}
      <span
        aria-hidden
        style={{ backgroundImage: `url("${address}/seen")` }}
        className="absolute size-px print:hidden"
      />
    </>
  );
}
