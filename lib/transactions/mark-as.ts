import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { assertId, newId } from "../ids.ts";
import { announceChange } from "../queue/announce.ts";
import { enqueue } from "../queue/enqueue.ts";
import { afterPayment } from "./after-payment.ts";
import { findDetail, type StoredDetail } from "./detail-repository.ts";
import { queueDoubleCheck } from "./double-check-repository.ts";
import { lockTransaction } from "./fact-repository.ts";
import { queueFollow } from "./queue-follow.ts";
import { queueSettle } from "./queue-settle.ts";
import { insertTimelineEntry, updateTransaction } from "./repository.ts";
import { type markInput, transactionRowDto } from "./schema.ts";
import { isPaid, marksOf, STATUS, type TransactionStatus } from "./status.ts";

/**
 * A person says what a transaction is, against what its sources say or in place of their silence: the one fact that
 * overrides the join of the others. It stands with name and reason on the timeline and in the audit log, moves no money,
 * and holds against what had been said before it; something new can still contradict it.
 */
export async function markAs(
  scope: Scope,
  { transactionId, from, status, why }: z.output<typeof markInput>,
  clock: Clock = systemClock,
): Promise<{ readonly status: TransactionStatus }> {
  const row = await findDetail(scope, transactionId);
  if (row === null) throw notFound("Transaction");
  const connection = await loadConnection(scope, row.connectionId);
  const { kind } = transactionRowDto.pick({ kind: true }).parse(row);
  if (!marksOf(from, kind).includes(status))
    throw new AppError("conflict", `What is ${STATUS[from].label.toLowerCase()} can't be marked so.`);
  const at = clock.now();
  await unit(async (tx) => {
    const locked = await lockTransaction(tx, scope, row.id);
    if (locked?.status !== from)
      throw new AppError("conflict", "It has changed meanwhile. Look at it again; nothing was marked.");
    await write(tx, scope, row, { from, status, why, at, paidAt: locked.paidAt });
    await follow(tx, scope, row, connection, status);
  });
  return { status };
}

async function write(
  tx: Tx,
  scope: Scope,
  row: StoredDetail,
  mark: {
    readonly from: TransactionStatus;
    readonly status: TransactionStatus;
    readonly why: string;
    readonly at: Date;
    readonly paidAt: Date | null;
  },
): Promise<void> {
  const { from, status, why, at, paidAt } = mark;
  const id = assertId("transaction", row.id);
  const actor = actorName(scope.actor);
  await updateTransaction(tx, scope, id, {
    status,
    reason: MARKED_REASON,
    paidAt: isPaid(status) ? (paidAt ?? at) : null,
    nextSyncAt: null,
    updatedAt: at,
  });
  const entryId = newId("timelineEntry", at);
  await insertTimelineEntry(tx, scope, {
    id: entryId,
    transactionId: id,
    source: "person",
    verdict: "applied",
    statusSaid: status,
    statusBefore: from,
    statusAfter: status,
    summary: `${actor} marked it as ${STATUS[status].label.toLowerCase()}`,
    detail: `${STATUS[from].label} → ${STATUS[status].label} · ${why}`,
    actor,
    at,
  });
  const change = { source: entryId, before: from, after: status, at: at.toISOString() };
  await announceChange(tx, scope, { transactionId: id, change });
  const target = { targetType: "transaction", targetId: id };
  await writeAudit(tx, scope, { action: "transaction.mark", ...target, detail: { from, to: status, why } });
  await notifyLive(tx, scope.merchantId, "transactions", ...(row.linkId ? ["payment-links" as const] : []));
}

/** Stands beside the status wherever it is listed. */
const MARKED_REASON = "Marked by a person";

async function follow(
  tx: Tx,
  scope: Scope,
  row: StoredDetail,
  connection: Connection,
  status: TransactionStatus,
): Promise<void> {
  const { merchantId, mode } = scope;
  if (row.kind === "refund") return queueFollow(tx, scope, row.id, connection);
  await queueSettle(tx, scope, { id: row.id, mode });
  if (isPaid(status)) {
    await afterPayment(tx, scope, row, connection);
    await queueDoubleCheck(tx, scope, { id: row.id, mode, isNew: false });
  } else if (row.linkId !== null) {
    await enqueue(tx, "count-link-payments", { merchantId, mode, linkId: row.linkId });
  }
}
