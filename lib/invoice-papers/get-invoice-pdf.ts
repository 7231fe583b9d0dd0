import type { Scope } from "../auth/scope.ts";
import type { InvoiceDocument } from "../invoices/document.ts";
import { getInvoice } from "../invoices/get-invoice.ts";
import { requirePublicInvoice } from "../invoices/get-invoice-document.ts";
import type { Language } from "../payment-links/schema.ts";
import { paperWords } from "./paper-words.ts";
import { renderPdf } from "./pdf/render-pdf.ts";

export interface InvoicePdf {
  /** "invoice-INV-2026-0042.pdf", of letters that every system takes. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The PDF of an invoice or credit note as members see it, drafts too; throws not found. */
export async function getInvoicePdf(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<InvoicePdf> {
  const { document, status, mode } = await getInvoice(scope, { invoiceId });
  return pdfOf(document, { isVoid: status === "void", isTest: mode === "test" });
}

/** The same for whoever holds its address, in the language that they read. */
export async function getPublicPdf(slug: string, language: Language | null): Promise<InvoicePdf> {
  const { scope, document, isVoid } = await requirePublicInvoice(slug);
  const read = { ...document, language: language ?? document.language };
  return pdfOf(read, { isVoid, isTest: scope.mode === "test" });
}

async function pdfOf(
  document: InvoiceDocument,
  options: { readonly isVoid: boolean; readonly isTest: boolean },
): Promise<InvoicePdf> {
  return { name: pdfName(document), bytes: await renderPdf(document, options) };
}

export function pdfName({ kind, number, language }: InvoiceDocument): string {
  const words = paperWords(language);
  const what = kind === "credit_note" ? words.creditNote : words.invoice;
  const plain = `${what} ${number ?? words.draft}`.normalize("NFD").replace(/\p{M}/gu, "");
  return `${plain.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[-.]+|-+$/g, "")}.pdf`;
}
