import type { Scope } from "../auth/scope.ts";
import { shownName } from "../customers/shown-name.ts";
import { findNamed } from "./list-repository.ts";

export interface InvoiceHint {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

/** The invoice or credit note with exactly this number or id. */
export async function lookUpInvoices(scope: Scope, text: string, limit: number): Promise<InvoiceHint[]> {
  const found = await findNamed(scope, text, limit);
  return found.map(({ id, number, kind, customer, email }) => {
    const name = customer === null ? "" : shownName({ name: customer, email });
    const word = kind === "credit_note" ? "Credit note" : "Invoice";
    return { id, title: number ?? id, detail: name === "" ? word : `${word} · ${name}` };
  });
}
