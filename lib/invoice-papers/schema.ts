import type { InvoiceDocument } from "../invoices/document.ts";
import type { Mode } from "../mode.ts";
import type { PaperState } from "./status.ts";

/** What the public page of an invoice shows. */
export interface InvoicePage {
  readonly slug: string;
  readonly mode: Mode;
  readonly state: PaperState;
  readonly document: InvoiceDocument;
}
