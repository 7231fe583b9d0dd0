import type { TransactionFilters } from "../transactions/schema.ts";

/** Lists that have views and chosen columns. */
export const LISTS = ["transactions", "payouts"] as const;
export type ListName = (typeof LISTS)[number];

/** Every column of these lists. What is shown when nobody has chosen is {@link USUAL_COLUMNS}. */
export const COLUMN_IDS = [
  ...(["amount", "status", "reference", "customer", "provider", "method", "created"] as const),
  ...(["tags", "kind", "received", "fee", "net", "country", "network", "tx-hash", "address"] as const),
  ...(["description", "external-id", "invoice", "updated", "paid"] as const),
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

export const USUAL_COLUMNS: readonly ColumnId[] = [
  ...(["amount", "status", "reference", "customer", "provider", "method", "created"] as const),
];

/** The view of an address that asks for the plain list where a view is what opens. */
export const NO_VIEW = "none";

/** Known ids, each once, in their order; null when nothing readable is left. */
export function readColumns(text: string | null | undefined): ColumnId[] | null {
  const said = (text ?? "").split(",");
  const known = said.flatMap((part) => COLUMN_IDS.find((id) => id === part) ?? []);
  return known.length === 0 ? null : [...new Set(known)];
}

/** What the address asks for, else the reader's own choice; null where nobody chose. */
export function chosenColumns(
  asked: string | undefined,
  own: readonly ColumnId[] | null,
): readonly ColumnId[] | null {
  return readColumns(asked) ?? own;
}

/** What the filters are anyway. */
const USUAL: Readonly<Record<string, unknown>> = { tab: "all", range: "all" };
/** The page that is open, and the rows on it, are no part of what a view shows. */
const OF_THE_PAGE: readonly string[] = ["after", "before", "ids"];

/**
 * The one spelling of an address: filters that differ from what they are anyway, then the columns. Two addresses that
 * show the same are the same text. The filters are read already: this runs in the browser, without their schema.
 */
export function canonicalOf(filters: TransactionFilters, columns: string | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (value === undefined || value === "" || value === USUAL[name] || OF_THE_PAGE.includes(name)) continue;
    search.set(name, value);
  }
  const known = readColumns(columns)?.join(",");
  if (known !== undefined) search.set("columns", known);
  return search.toString();
}
