import { z } from "zod";
import { formatAmount } from "../format.ts";
import { parseMoney } from "../money.ts";
import type { InvoiceDetail } from "./schema.ts";

interface AuditRow {
  readonly id: string;
  readonly action: string;
  readonly actor: string;
  readonly at: Date;
  readonly detail: unknown;
}

const detailSchema = z.record(z.string(), z.unknown()).catch({});

const ACTS: Readonly<Record<string, string>> = {
  "invoice.create": "Written down",
  "invoice.edit": "Changed",
  "invoice.send": "Sent",
  "invoice.mail": "Sent by e-mail",
  "invoice.remind": "Reminded",
  "invoice.repeat": "Repeated from now on",
  "invoice.repeat.make": "A copy made",
  "invoice.repeat.pause": "Repeating paused",
  "invoice.repeat.resume": "Repeating goes on",
  "invoice.repeat.end": "Repeating ended",
  "invoice.void": "Voided",
  "invoice.credit": "Credited",
  "invoice.payment": "Payment recorded by hand",
  "invoice.payment.undo": "Payment taken back",
  "invoice.payment.attach": "Payment attached",
};

/** What was done with an invoice, in words; the newest first. What has no words yet stands as it is named. */
export function historyOf(rows: readonly AuditRow[]): InvoiceDetail["history"] {
  return rows.map(({ id, action, actor, at, detail }) => ({
    id,
    what: ACTS[action] ?? action,
    detail: wordsOf(detailSchema.parse(detail)),
    actor,
    at: at.toISOString(),
  }));
}

/** Whoever looks wants the number, the amount and the reason; all else is in the invoice. */
function wordsOf(detail: Readonly<Record<string, unknown>>): string {
  const amount = text(detail.amount) ?? text(detail.total);
  const currency = text(detail.currency);
  const copy = text(detail.copyOf);
  return [
    text(detail.number),
    amount === null ? null : amountWords(amount, currency),
    text(detail.method),
    copy === null ? null : `Copy of ${copy}`,
    text(detail.transactionId),
    text(detail.reason),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** As screens write amounts; what was kept without its currency stays as it is. */
function amountWords(amount: string, currency: string | null): string {
  const money = currency === null ? null : parseMoney(amount, currency);
  return money?.ok ? formatAmount(money.value) : amount;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
