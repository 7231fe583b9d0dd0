import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import type { MissedWebhook } from "../db/generated/client.ts";
import { WEBHOOK_GRACE_MS } from "../queue/jobs.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import type { MissRow } from "./schema.ts";
import { FINDERS, type MissState } from "./status.ts";

/** A line of the ledger as the list shows it; none where its connection belongs to the other mode. */
export function toMissRow(
  row: MissedWebhook,
  known: {
    readonly connections: readonly Connection[];
    readonly references: ReadonlyMap<string, string>;
    readonly now: Date;
  },
): MissRow[] {
  const connection = known.connections.find(({ id }) => id === row.connectionId);
  const status = TRANSACTION_STATUSES.find((one) => one === row.status);
  const foundBy = FINDERS.find((one) => one === row.foundBy);
  if (connection === undefined || status === undefined || foundBy === undefined) return [];
  const { id, transactionId, expectedEvent, foundAt, happenedAt, healedAt, arrivedAt, arrivedEventId } = row;
  return [
    {
      ...{ id, transactionId, expectedEvent, status, foundBy, arrivedEventId },
      connection: connectionRef(connection),
      reference: known.references.get(transactionId) ?? transactionId,
      foundAt: foundAt.toISOString(),
      happenedAt: happenedAt?.toISOString() ?? null,
      lagMs: lagBetween(happenedAt, foundAt),
      healedAt: healedAt?.toISOString() ?? null,
      state: missState(row, known.now),
      arrivedAt: arrivedAt?.toISOString() ?? null,
      arrivedLagMs: lagBetween(happenedAt ?? foundAt, arrivedAt),
    },
  ];
}

/** Where the webhook stands at `now`. */
export function missState(
  { foundAt, arrivedAt }: Pick<MissedWebhook, "foundAt" | "arrivedAt">,
  now: Date,
): MissState {
  if (arrivedAt !== null) return arrivedAt > foundAt ? "late" : "here";
  return now.getTime() - foundAt.getTime() < WEBHOOK_GRACE_MS ? "waiting" : "missed";
}

/** Null where one of both is not known. A provider whose clock is ahead tells of no negative time. */
function lagBetween(from: Date | null, to: Date | null): number | null {
  return from === null || to === null ? null : Math.max(0, to.getTime() - from.getTime());
}
