import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { listRows } from "./read-repository.ts";
import { resolveFilters, type Viewpoint } from "./resolve-filters.ts";
import { toRowDto } from "./row-dto.ts";
import { type TransactionRow, transactionFiltersSchema } from "./schema.ts";

export interface LookedUp {
  /** The newest first. */
  readonly rows: readonly TransactionRow[];
  readonly more: boolean;
  /** The text is exactly an id of these. */
  readonly exact: boolean;
  readonly hints: readonly string[];
}

/** The first few transactions that a search text leads to. */
export async function lookUpTransactions(
  scope: Scope,
  q: string,
  connections: readonly Connection[],
  { limit, ...viewpoint }: Viewpoint & { readonly limit: number },
): Promise<LookedUp> {
  const known = { ...viewpoint, connections: Promise.resolve(connections) };
  const { filters, exact, hints } = await resolveFilters(scope, transactionFiltersSchema.parse({ q }), known);
  const found = await listRows(scope, filters, [], { direction: "older", cursor: null, limit });
  const rows = found.slice(0, limit).map((row) => toRowDto(row, connections));
  return { rows, more: found.length > limit, exact, hints };
}
