/** Where a payer chooses the amount in one of several currencies: the field that says which. */
export const CURRENCY_FIELD = "currency";

/** Each currency has fields of its own, and only those of the chosen one count. */
export function fieldIn(name: "amount" | "method", currency: string): string {
  return `${name}:${currency}`;
}

/** The chosen way and amount of a payer's form, in one currency or in the chosen one; undefined where they are not there. */
export function readChoice(form: Readonly<Record<string, unknown>>): {
  readonly method: unknown;
  readonly amount: unknown;
} {
  const currency = form[CURRENCY_FIELD];
  if (typeof currency !== "string") return { method: form.method, amount: form.amount };
  return { method: form[fieldIn("method", currency)], amount: form[fieldIn("amount", currency)] };
}
