import type { Scope } from "../auth/scope.ts";
import { type ListName, readColumns } from "./list-look.ts";
import { memberOf } from "./member-of.ts";
import { findChoice, listSeenViews } from "./repository.ts";
import type { ListViews } from "./schema.ts";

/** How one list may look for the reader: views of their own and shared ones, their columns, and what opens first. */
export async function listViews(scope: Scope, { list }: { readonly list: ListName }): Promise<ListViews> {
  const memberId = memberOf(scope);
  const [rows, choice] = await Promise.all([
    listSeenViews(scope, memberId, list),
    findChoice(scope, memberId, list),
  ]);
  const views = rows.map(({ id, name, query, shared, ownerId }) => ({
    id,
    name,
    query,
    shared,
    mine: ownerId === memberId,
  }));
  // One that is no longer shared stays chosen in its row, and is not there.
  const first = views.find((view) => view.id === choice?.defaultViewId);
  return { views, columns: readColumns(choice?.columns), defaultViewId: first?.id ?? null };
}
