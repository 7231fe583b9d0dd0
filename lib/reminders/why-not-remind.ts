import type { InvoiceDetail } from "../invoices/schema.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import type { Reminders } from "./schema.ts";

/** What keeps an invoice from reminding; null: nothing does. */
export function whyNotRemind({ kind, status, document }: InvoiceDetail): Reminders["whyNot"] {
  const isOwed = kind === "invoice" && status === "sent" && /[1-9]/.test(document.due.amount);
  if (!isOwed) return "settled";
  if (document.billTo.email === "") return "no_address";
  return isMailSetUp() ? null : "no_mail";
}
