import type { InvoiceForm as InvoiceFormDto } from "#lib/invoices/schema.ts";

export type FormLine = InvoiceFormDto["lines"][number] & {
  /** Stays with the line when it is moved. */
  readonly key: string;
};

/** The form with every field set. */
export type InvoiceFormState = Omit<InvoiceFormDto, "ways" | "lines" | "attachments"> & {
  readonly lines: readonly FormLine[];
  readonly attachments: readonly { readonly key: string; readonly name: string; readonly url: string }[];
  /** In the payer's order; those switched off are kept so that they can be switched on again. */
  readonly ways: readonly { readonly connectionId: string; readonly on: boolean }[];
};
