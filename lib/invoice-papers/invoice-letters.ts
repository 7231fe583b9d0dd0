import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { todayIn } from "../invoices/dates.ts";
import { getInvoice } from "../invoices/get-invoice.ts";
import type { InvoiceDetail } from "../invoices/schema.ts";
import type { MailToMake } from "../mail/letter-builder.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { pdfName } from "./get-invoice-pdf.ts";
import { renderPdf } from "./pdf/render-pdf.ts";
import { findTimeZone } from "./repository.ts";
import { isZero } from "./status.ts";
import {
  type LetterMatter,
  writeCreditNoteLetter,
  writeInvoiceLetter,
  writeReminderLetter,
} from "./write-letter.ts";

/** Brings an invoice with its PDF. Null: it is a draft, or void. */
export async function invoiceLetter(scope: Scope, mail: MailToMake): Promise<Letter | null> {
  const invoice = await sentInvoice(scope, mail.targetId, "invoice");
  return invoice && withPdf(invoice, mail, writeInvoiceLetter);
}

/** Asks for what is due now. Null: nothing is, any more. */
export async function reminderLetter(scope: Scope, mail: MailToMake): Promise<Letter | null> {
  const [invoice, timeZone] = await Promise.all([
    sentInvoice(scope, mail.targetId, "invoice"),
    findTimeZone(scope),
  ]);
  if (invoice === null || isZero(invoice.document.due.amount)) return null;
  const today = todayIn(timeZone, systemClock.now());
  return withPdf(invoice, mail, (matter) => writeReminderLetter(matter, today));
}

export async function creditNoteLetter(scope: Scope, mail: MailToMake): Promise<Letter | null> {
  const note = await sentInvoice(scope, mail.targetId, "credit_note");
  return note && withPdf(note, mail, writeCreditNoteLetter);
}

type Sent = InvoiceDetail & { readonly publicUrl: string };

async function sentInvoice(
  scope: Scope,
  invoiceId: string,
  kind: InvoiceDetail["kind"],
): Promise<Sent | null> {
  try {
    const invoice = await getInvoice(scope, { invoiceId });
    const { publicUrl } = invoice;
    if (invoice.kind !== kind || invoice.status !== "sent" || publicUrl === null) return null;
    return { ...invoice, publicUrl };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not_found") return null;
    throw thrown;
  }
}

async function withPdf(
  { document, publicUrl, mode }: Sent,
  { language, toName, message }: MailToMake,
  write: (matter: LetterMatter) => Letter,
): Promise<Letter> {
  const isTest = mode === "test";
  const read = { ...document, language };
  const letter = write({ document, language, toName, message, publicUrl, isTest });
  const bytes = await renderPdf(read, { isVoid: false, isTest });
  return { ...letter, files: [{ name: pdfName(read), type: "application/pdf", bytes }] };
}
