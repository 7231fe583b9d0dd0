import { type TransactionFilters, transactionFiltersSchema } from "./schema.ts";

const WORDS = {
  ...{ tab: "tab", q: "search", range: "range", from: "date", to: "date", status: "status" },
  ...{ connection: "provider", method: "method", kind: "kind", currency: "currency", country: "country" },
  ...{ tag: "tag", min: "amount", max: "amount" },
} as const satisfies Partial<Record<keyof TransactionFilters, string>>;

/** A sentence for each filter of an address that fell back to "not set", so that nobody takes the list for narrowed by it. */
export function hintsOfAddress(raw: Readonly<Record<string, unknown>>): string[] {
  const read = new Map(Object.entries(transactionFiltersSchema.parse(raw)));
  const unread = Object.entries(WORDS).filter(([name]) => !isSame(raw[name] ?? "", read.get(name) ?? ""));
  const words = new Set(unread.map(([, word]) => word));
  return [...words].map((word) => `The ${word} in the address could not be read, so it is left out.`);
}

/** What is not said is `all` or nothing. */
function isSame(said: unknown, read: string): boolean {
  if (typeof said !== "string") return false;
  const text = said.trim().toLowerCase();
  return text === read.toLowerCase() || (text === "" && read === "all");
}
