import type { Scope } from "../auth/scope.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import { assertId, type ConnectionId, type TransactionId } from "../ids.ts";
import { type Money, moneyOf, toDecimal } from "../money.ts";
import type { NewTimelineEntry, TransactionPatch } from "./repository.ts";

/** A transaction as far as facts look at it; locked until the database transaction ends. */
export interface LockedTransaction {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly providerStatus: string;
  readonly reason: string | null;
  readonly reference: string;
  readonly externalId: string | null;
  readonly sessionKey: string | null;
  readonly currency: string;
  readonly amount: Money;
  readonly received: Money | null;
  readonly refunded: Money | null;
  readonly confirmations: number | null;
  readonly method: string;
  readonly linkId: string | null;
  readonly settlement: string | null;
  readonly syncCount: number;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
}

type StoredRow = Omit<LockedTransaction, "amount" | "received" | "refunded"> & {
  readonly amount: string;
  readonly received: string | null;
  readonly refunded: string | null;
};

const COLUMNS = `id, kind, status, provider_status AS "providerStatus", reason, reference, external_id AS "externalId",
  session_key AS "sessionKey", currency, amount, received, refunded, confirmations, method, link_id AS "linkId", settlement,
  sync_count AS "syncCount", created_at AS "createdAt", paid_at AS "paidAt"`;

const LOCK = statement(`SELECT ${COLUMNS} FROM transactions WHERE merchant_id = $1 AND id = $2 FOR UPDATE`);

/** The row, locked until the database transaction ends: facts about one transaction are applied one after another. */
export async function lockTransaction(tx: Tx, scope: Scope, id: string): Promise<LockedTransaction | null> {
  const [row] = await tx.run<StoredRow>(LOCK, [scope.merchantId, id]);
  return row === undefined ? null : read(row);
}

const LOCK_BY_EXTERNAL_ID = statement(`
  SELECT ${COLUMNS} FROM transactions
  WHERE merchant_id = $1 AND connection_id = $2 AND external_id = $3 AND ($4::text[] IS NULL OR kind = ANY ($4)) FOR UPDATE`);

/** Finds by the provider's id and locks, in one round trip: the way of nearly every fact. */
export async function lockByExternalId(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  match: { readonly externalId: string; readonly kinds: readonly string[] | null },
): Promise<LockedTransaction | null> {
  const values = [scope.merchantId, connectionId, match.externalId, match.kinds];
  const [row] = await tx.run<StoredRow>(LOCK_BY_EXTERNAL_ID, values);
  return row === undefined ? null : read(row);
}

const LOCK_SEVERAL = statement(`
  SELECT id FROM transactions WHERE merchant_id = $1 AND connection_id = $2 AND external_id = ANY ($3::text[])
  ORDER BY id FOR UPDATE`);

/** Locks all of them in one order for everybody, so that two events about the same ones never wait for each other. */
export async function lockInOrder(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  externalIds: readonly string[],
): Promise<void> {
  await tx.run(LOCK_SEVERAL, [scope.merchantId, connectionId, externalIds]);
}

const FIND_REFUND = statement(`
  SELECT id FROM transactions
  WHERE merchant_id = $1 AND parent_id = $2 AND kind = 'refund' AND status = 'succeeded' LIMIT 1`);

/** A refund of this payment that has come through, if there is one. */
export async function findSucceededRefund(
  tx: Tx,
  scope: Scope,
  parentId: string,
): Promise<TransactionId | null> {
  const [refund] = await tx.run<{ id: string }>(FIND_REFUND, [scope.merchantId, parentId]);
  return refund === undefined ? null : assertId("transaction", refund.id);
}

/** What a fact may change; absent stays as it is, but `reason` and `nextSyncAt`, which are always said. */
export type FactPatch = Pick<
  TransactionPatch,
  | "providerStatus"
  | "externalId"
  | "sessionKey"
  | "received"
  | "refunded"
  | "fee"
  | "network"
  | "txHash"
  | "address"
  | "confirmations"
  | "settlement"
  | "settlementTx"
  | "paidAt"
> &
  Required<Pick<TransactionPatch, "status" | "reason" | "syncCount" | "nextSyncAt" | "updatedAt">>;

const CHANGE = `UPDATE transactions SET
    status = $3, reason = $4, sync_count = $5, next_sync_at = $6, updated_at = $7,
    provider_status = coalesce($8, provider_status), external_id = coalesce($9, external_id),
    session_key = coalesce($10, session_key), received = coalesce($11, received), refunded = coalesce($12, refunded),
    fee = coalesce($13, fee), network = coalesce($14, network), tx_hash = coalesce($15, tx_hash),
    address = coalesce($16, address), confirmations = coalesce($17, confirmations),
    settlement = coalesce($18, settlement), settlement_tx = coalesce($19, settlement_tx), paid_at = coalesce($20, paid_at)
  WHERE merchant_id = $1 AND id = $2`;

const CHANGE_ONLY = statement(CHANGE);

const CHANGE_AND_TELL = statement(`
  WITH changed AS (${CHANGE})
  INSERT INTO timeline_entries (merchant_id, transaction_id, id, source, verdict, status_said, provider_status, status_before,
    status_after, summary, detail, event_id, call_id, actor, provider_at, at)
  VALUES ($1, $2, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)`);

/** Writes what a fact made of a transaction, and the timeline's line about it, unless there is none. */
export async function writeFact(
  tx: Tx,
  scope: Scope,
  id: TransactionId,
  patch: FactPatch,
  entry: Omit<NewTimelineEntry, "transactionId"> | null,
): Promise<void> {
  const changed = [scope.merchantId, id, ...patchValues(patch)];
  if (entry === null) await tx.run(CHANGE_ONLY, changed);
  else await tx.run(CHANGE_AND_TELL, [...changed, ...entryValues(entry)]);
}

function patchValues(patch: FactPatch): unknown[] {
  return [
    patch.status,
    patch.reason,
    patch.syncCount,
    patch.nextSyncAt,
    patch.updatedAt,
    patch.providerStatus,
    patch.externalId,
    patch.sessionKey,
    patch.received && toDecimal(patch.received),
    patch.refunded && toDecimal(patch.refunded),
    patch.fee && toDecimal(patch.fee),
    patch.network,
    patch.txHash,
    patch.address,
    patch.confirmations,
    patch.settlement,
    patch.settlementTx,
    patch.paidAt,
  ];
}

function entryValues(entry: Omit<NewTimelineEntry, "transactionId">): unknown[] {
  return [
    entry.id,
    entry.source,
    entry.verdict,
    entry.statusSaid,
    entry.providerStatus,
    entry.statusBefore,
    entry.statusAfter,
    entry.summary,
    entry.detail ?? "",
    entry.eventId,
    entry.callId,
    entry.actor,
    entry.providerAt,
    entry.at,
  ];
}

function read(row: StoredRow): LockedTransaction {
  const money = (value: string | null) => (value === null ? null : moneyOf(value, row.currency));
  return {
    ...row,
    amount: moneyOf(row.amount, row.currency),
    received: money(row.received),
    refunded: money(row.refunded),
  };
}
