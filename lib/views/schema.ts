import { z } from "zod";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { COLUMN_IDS, canonicalOf, LISTS, readColumns } from "./list-look.ts";

export const MOST_VIEWS = 100;

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

/** {@link canonicalOf} for an address as it was written: what is unknown or unreadable falls away. */
export function canonicalQuery(raw: Readonly<Record<string, unknown>>): string {
  return canonicalOf(transactionFiltersSchema.parse(raw), lookSchema.parse(raw).columns);
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
