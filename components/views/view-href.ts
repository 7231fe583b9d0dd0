import type { SavedViewDto } from "#lib/views/schema.ts";

/** Where a view leads: its own filters, and its mark. */
export function viewHref(base: string, view: Pick<SavedViewDto, "id" | "query">): string {
  return `${base}?${view.query === "" ? "" : `${view.query}&`}view=${view.id}`;
}
