import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { decodeCursor, toPage } from "../paging.ts";
import type { Asked, RowFilters, SearchMeaning } from "./condition-repository.ts";
import { listRows } from "./read-repository.ts";
import { resolveFilters } from "./resolve-filters.ts";
import { toRowDto } from "./row-dto.ts";
import { type TransactionRow, transactionFiltersSchema } from "./schema.ts";
import type { TransactionKind, TransactionStatus } from "./status.ts";

/** What a program asks for: nothing is guessed, and nothing that it did not ask for is found. */
export interface ExactFilters {
  readonly statuses: readonly TransactionStatus[];
  readonly kind: TransactionKind | undefined;
  readonly since: Date | undefined;
  /** Exclusive. */
  readonly until: Date | undefined;
  readonly reference: string | undefined;
  readonly externalId: string | undefined;
  /** Exactly an id of some kind, as the list's own box takes it. */
  readonly q: string | undefined;
  readonly after: string | undefined;
}

/** One page of the merchant's transactions in the scope's mode, newest first, and where the next one begins. */
export async function listExactly(
  scope: Scope,
  asked: ExactFilters,
  limit: number,
): Promise<{ readonly rows: readonly TransactionRow[]; readonly older: string | null }> {
  const [connections, meant] = await Promise.all([listConnections(scope), meaningOf(scope, asked.q)]);
  if (meant === null) return { rows: [], older: null };
  const cursor = asked.after === undefined ? null : decodeCursor(asked.after);
  const filters: RowFilters = {
    ...(asked.kind !== undefined && { kind: asked.kind }),
    since: asked.since ?? null,
    until: asked.until ?? null,
    search: { every: [...meant.every, ...idsOf(asked)] },
  };
  const rows = await listRows(scope, filters, asked.statuses, { direction: "older", cursor, limit });
  const page = toPage(rows, {
    ...{ limit, after: cursor !== null, before: false },
    cursorOf: (row) => ({ at: row.createdAt, id: row.id }),
  });
  return { rows: page.rows.map((row) => toRowDto(row, connections)), older: page.older };
}

function idsOf({ reference, externalId }: ExactFilters): Asked[][] {
  const named = [
    { column: "reference", value: reference },
    { column: "external_id", value: externalId },
  ] as const;
  return named.flatMap(({ column, value }) =>
    value === undefined ? [] : [[{ is: "id", column, values: [value] }]],
  );
}

/** Null: `q` is no id of anything here. */
async function meaningOf(scope: Scope, q: string | undefined): Promise<SearchMeaning | null> {
  if (q === undefined) return { every: [] };
  const { exact, filters } = await resolveFilters(scope, transactionFiltersSchema.parse({ q }));
  return exact ? filters.search : null;
}
