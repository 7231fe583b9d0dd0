import type { PaperState } from "./status.ts";

/** Every word of an invoice's PDF and public page. Amounts and days come in already written for the reader. */
export interface PaperWords {
  readonly languageName: string;
  readonly invoice: string;
  readonly creditNote: string;
  readonly draft: string;
  readonly testMode: string;
  readonly billedTo: string;
  readonly taxId: (id: string) => string;
  readonly issued: string;
  readonly dueDate: string;
  /** Of a credit note: the invoice that it gives back. */
  readonly forInvoice: string;
  readonly columns: {
    readonly description: string;
    readonly quantity: string;
    readonly unitPrice: string;
    readonly discount: string;
    readonly tax: string;
    readonly amount: string;
  };
  /** Beside a rate: the price holds it already. */
  readonly included: string;
  readonly sums: {
    readonly subtotal: string;
    readonly discount: string;
    readonly taxes: string;
    readonly total: string;
    readonly paid: string;
    readonly credited: string;
    readonly due: string;
  };
  readonly taxTable: { readonly title: string; readonly base: string; readonly amount: string };
  /** A tax that has a rate and no name. */
  readonly tax: string;
  readonly dueBy: (day: string) => string;
  readonly wasDueOn: (day: string) => string;
  readonly pay: string;
  readonly scan: string;
  readonly stamps: Readonly<Record<PaperState, string>>;
  /** What stands where the amount due would, when nothing is due. */
  readonly settled: Readonly<
    Record<"paid" | "void" | "credited", { readonly title: string; readonly text: string }>
  >;
  readonly credit: { readonly title: string; readonly text: (invoice: string) => string };
  readonly noWay: (merchant: string) => string;
  readonly notes: string;
  readonly terms: string;
  readonly attachments: string;
  readonly download: string;
  readonly page: (page: number, pages: number) => string;
}
