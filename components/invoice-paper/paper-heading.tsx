import { dayText } from "#lib/invoice-papers/paper-figures.ts";
import { initialsOf } from "../ui/initials.ts";
import { Monogram } from "../ui/monogram.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import type { PaperPartProps } from "./paper-due.tsx";
import { PAPER_LOOK } from "./paper-tone.ts";

/** Who writes, what it is, to whom and when. */
export function PaperHeading({ page, words, language }: PaperPartProps) {
  const { document, state } = page;
  const { merchant, billTo } = document;
  const isCredit = document.kind === "credit_note";
  return (
    <>
      <header className="flex flex-wrap justify-between gap-x-8 gap-y-5">
        <div className="flex min-w-0 gap-3">
          <Monogram letters={initialsOf(merchant.name)} size="lg" />
          <div className="min-w-0">
            <p className="font-semibold break-words">{merchant.name}</p>
            {merchant.legalText !== "" && (
              <p className="text-meta whitespace-pre-line break-words text-ink-3">{merchant.legalText}</p>
            )}
          </div>
        </div>
        <div className="sm:text-right">
          <h1 className="text-title font-semibold">{isCredit ? words.creditNote : words.invoice}</h1>
          <p className="break-words text-ink-2">{document.number}</p>
          {!(isCredit && state === "open") && (
            <StatusPill {...PAPER_LOOK[state]} className="mt-1.5">
              {words.stamps[state]}
            </StatusPill>
          )}
        </div>
      </header>
      <div className="mt-6 flex flex-wrap justify-between gap-x-8 gap-y-5">
        <div className="min-w-0">
          <p className="text-meta text-ink-3">{words.billedTo}</p>
          <p className="font-medium break-words">{billTo.name}</p>
          <p className="whitespace-pre-line break-words text-ink-2">
            {[billTo.address, billTo.email, billTo.taxId && words.taxId(billTo.taxId)]
              .filter(Boolean)
              .join("\n")}
          </p>
        </div>
        <dl className="grid content-start gap-1 max-sm:w-full sm:min-w-64">
          {document.issueDate !== null && (
            <Day label={words.issued}>{dayText(document.issueDate, language)}</Day>
          )}
          {!isCredit && <Day label={words.dueDate}>{dayText(document.dueDate, language)}</Day>}
          {document.creditOf !== null && <Day label={words.forInvoice}>{document.creditOf}</Day>}
        </dl>
      </div>
    </>
  );
}

function Day({ label, children }: { label: string; children: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-ink-3">{label}</dt>
      <dd className="text-right font-medium">{children}</dd>
    </div>
  );
}
