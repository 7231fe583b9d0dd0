import { z } from "zod";
import { type TransactionFilters, transactionFiltersSchema } from "../transactions/schema.ts";

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

export const MOST_VIEWS = 100;

/** Known ids, each once, in their order; null when nothing readable is left. */
export function readColumns(text: string | null | undefined): ColumnId[] | null {
  const said = (text ?? "").split(",");
  const known = said.flatMap((part) => COLUMN_IDS.find((id) => id === part) ?? []);
  return known.length === 0 ? null : [...new Set(known)];
}

const columnsSchema = z
  .string()
  .max(400)
  .transform((text) => readColumns(text)?.join(","));

/** What an address says of the list beside its filters. */
export const lookSchema = z.object({
  /** The view that was chosen, or `none`: the plain list, where a view is what opens. */
  view: z.string().max(40).optional().catch(undefined),
  columns: columnsSchema.optional().catch(undefined),
});
export type Look = z.infer<typeof lookSchema>;

export const NO_VIEW = "none";

const viewFilters = transactionFiltersSchema.omit({ after: true, before: true, ids: true });
const usual = new Map<string, unknown>(Object.entries(viewFilters.parse({})));

/**
 * The one spelling of an address: filters that differ from what they are anyway, then the columns; never the page, nor
 * anything unknown. Two addresses that show the same are the same text.
 */
export function canonicalQuery(raw: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  const filters = Object.entries(viewFilters.parse(raw)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, value] of filters) {
    if (value === undefined || value === "" || value === usual.get(name)) continue;
    search.set(name, String(value));
  }
  const { columns } = lookSchema.parse(raw);
  if (columns) search.set("columns", columns);
  return search.toString();
}

export function canonicalOf(filters: TransactionFilters, columns: string | undefined): string {
  return canonicalQuery({ ...filters, columns });
}

const querySchema = z
  .string()
  .max(2000, "This address is too long to keep.")
  .transform((text) => canonicalQuery(Object.fromEntries(new URLSearchParams(text))));

const listSchema = z.enum(LISTS);
const nameSchema = z.string().trim().min(1, "Give it a name.").max(60, "At most 60 characters.");
export const viewIdInput = z.object({ viewId: z.string().max(40) });

export const listInput = z.object({ list: listSchema });
export const saveViewInput = listInput.extend({ name: nameSchema, query: querySchema });
export const renameViewInput = viewIdInput.extend({ name: nameSchema });
export const updateViewInput = viewIdInput.extend({ query: querySchema });
export const shareViewInput = viewIdInput.extend({ shared: z.boolean() });
export const defaultViewInput = listInput.extend({ viewId: z.string().max(40).nullable() });
export const columnsInput = listInput.extend({ columns: columnsSchema.nullable() });

export const savedViewDto = z.object({
  id: z.string(),
  name: z.string(),
  /** Canonical, without the question mark. */
  query: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
});
export type SavedViewDto = z.infer<typeof savedViewDto>;

export const listViewsDto = z.object({
  views: z.array(savedViewDto),
  /** The reader's own choice for this list. */
  columns: z.array(z.enum(COLUMN_IDS)).nullable(),
  defaultViewId: z.string().nullable(),
});
export type ListViews = z.infer<typeof listViewsDto>;
