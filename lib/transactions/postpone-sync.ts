import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { methodOf } from "./method-of.ts";
import { updateTransaction } from "./repository.ts";
import { isSettled, TRANSACTION_STATUSES } from "./status.ts";
import { nextSyncAt } from "./sync-schedule.ts";

/** After a question that brought no answer: asks again later, by the method's own rhythm. */
export async function postponeSync(
  scope: Scope,
  row: Transaction,
  connection: Connection,
  now: Date,
): Promise<void> {
  const status = TRANSACTION_STATUSES.find((known) => known === row.status);
  const syncCount = row.syncCount + 1;
  const done = status !== undefined && isSettled(status);
  await unit((tx) =>
    updateTransaction(tx, scope, assertId("transaction", row.id), {
      syncCount,
      nextSyncAt: done ? null : nextSyncAt(methodOf(connection, row), row.createdAt, now, syncCount),
      updatedAt: row.updatedAt,
    }),
  );
}
