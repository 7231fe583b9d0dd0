import type { Scope } from "../auth/scope.ts";
import { inSnapshot, type TextRow } from "../db/snapshot.ts";
import { resolveFilters, type Viewpoint } from "./resolve-filters.ts";
import type { TransactionFilters } from "./schema.ts";
import {
  batchesInSnapshot,
  countInSnapshot,
  countRows,
  type RowChoice,
  type SnapshotField,
} from "./snapshot-repository.ts";
import { STATUS_TABS } from "./status.ts";

export type { SnapshotField };

export interface SnapshotRows {
  readonly total: number;
  /** Each exactly once, newest first. */
  readonly batches: AsyncGenerator<readonly TextRow[], void, undefined>;
}

const BATCH = 1000;

/**
 * Every row behind a view of the list, on all of its pages, as they were at one moment: the same filters, in the same
 * order. `total` and the rows are of that same moment.
 */
export async function readSnapshot<T>(
  scope: Scope,
  params: TransactionFilters,
  { fields, ...viewpoint }: Viewpoint & { readonly fields: readonly SnapshotField[] },
  work: (rows: SnapshotRows) => Promise<T>,
): Promise<T> {
  const choice = await chooseRows(scope, params, viewpoint);
  return inSnapshot(async (snapshot) => {
    const total = await countInSnapshot(snapshot, scope, choice);
    return work({ total, batches: batchesInSnapshot(snapshot, scope, choice, { fields, size: BATCH }) });
  });
}

/** How many rows a view has, on all of its pages; counting stops at `most`. */
export async function countView(
  scope: Scope,
  params: TransactionFilters,
  { most, ...viewpoint }: Viewpoint & { readonly most: number },
): Promise<number> {
  return countRows(scope, await chooseRows(scope, params, viewpoint), most);
}

async function chooseRows(
  scope: Scope,
  params: TransactionFilters,
  viewpoint: Viewpoint,
): Promise<RowChoice> {
  const { filters } = await resolveFilters(scope, params, viewpoint);
  return { filters, statuses: params.ids === undefined ? STATUS_TABS[params.tab].statuses : [] };
}
