import { dayText, moneyText } from "#lib/invoice-papers/paper-figures.ts";
import type { PaperWords } from "#lib/invoice-papers/paper-words-shape.ts";
import type { InvoicePage } from "#lib/invoice-papers/schema.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { PayLink } from "../pay/pay-link.tsx";
import { cn } from "../ui/cn.ts";

export interface PaperPartProps {
  page: InvoicePage;
  words: PaperWords;
  language: Language;
}

/** What is to be paid and the way to it, or why nothing is. */
export function PaperDue({ page, words, language }: PaperPartProps) {
  const { document, state } = page;
  const { label, money, text, ground } = messageOf(page, words, language);
  const canPay = document.kind === "invoice" && (state === "open" || state === "overdue");
  return (
    <section
      aria-label={label}
      className={cn(
        "flex flex-wrap items-end justify-between gap-x-6 gap-y-4 rounded-2 p-5 max-[400px]:p-4",
        ground,
      )}
    >
      <div className="min-w-0">
        <p className="text-ink-2">{label}</p>
        <p className="mt-0.5 text-hero leading-[1.2] font-semibold tracking-[-0.02em] break-words tabular-nums">
          {moneyText(money, language)}
        </p>
        <p className={cn("mt-1 text-pretty", state === "overdue" ? "font-medium text-bad" : "text-ink-2")}>
          {text}
        </p>
      </div>
      {canPay && document.payUrl !== null && (
        <div className="w-full sm:w-44 print:hidden">
          <PayLink href={document.payUrl}>{words.pay}</PayLink>
        </div>
      )}
    </section>
  );
}

function messageOf({ document, state }: InvoicePage, words: PaperWords, language: Language) {
  const usual = { money: document.total, ground: "bg-sunken" };
  if (document.kind === "credit_note" && state !== "void")
    return { ...usual, label: words.credit.title, text: words.credit.text(document.creditOf ?? "") };
  if (state === "paid" || state === "void" || state === "credited") {
    const { title, text } = words.settled[state];
    return { ...usual, label: title, text, ground: state === "paid" ? "bg-ok-soft" : usual.ground };
  }
  const day = dayText(document.dueDate, language);
  const due = state === "overdue" ? words.wasDueOn(day) : words.dueBy(day);
  const text = document.payUrl === null ? `${due}. ${words.noWay(document.merchant.name)}` : due;
  return { label: words.sums.due, money: document.due, text, ground: "bg-accent-soft" };
}
