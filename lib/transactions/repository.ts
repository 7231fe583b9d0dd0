import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma, Transaction } from "../db/generated/client.ts";
import { insertRow, updateRow } from "../db/row-statements.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { ConnectionId, MerchantId, TransactionId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import { type Money, moneyOf, toDecimal } from "../money.ts";
import type { NextAction } from "../providers/payment-contract.ts";
import type { TimelineVerdict } from "./schema.ts";
import type { FactSource, TransactionKind, TransactionStatus } from "./status.ts";

/** What a new transaction is written down with. Amounts are exact and of one currency. */
export interface NewTransaction {
  readonly id: TransactionId;
  readonly connectionId: ConnectionId;
  readonly provider: string;
  readonly kind: TransactionKind;
  readonly status: TransactionStatus;
  readonly reference: string;
  readonly externalId?: string | null;
  readonly amount: Money;
  readonly method: string;
  readonly methodLabel: string;
  readonly network?: string | null;
  readonly country?: string | null;
  readonly description?: string;
  readonly invoiceNumber?: string | null;
  readonly customerId?: string | null;
  readonly linkId?: string | null;
  /** A refund: the payment that it gives back. */
  readonly parentId?: string | null;
  /** The provider's id of it. */
  readonly parentExternalId?: string | null;
  readonly address?: string | null;
  readonly reason?: string | null;
  readonly returnUrl?: string;
  /** Tries of its creation. */
  readonly sendCount?: number;
  /** UUID v4; unique for the merchant, for ever. */
  readonly idempotencyKey: string;
  readonly nextSyncAt: Date | null;
  readonly createdAt: Date;
}

/** What may change after that. Amounts are of the transaction's currency. */
export interface TransactionPatch {
  readonly status?: TransactionStatus;
  readonly providerStatus?: string;
  readonly reason?: string | null;
  readonly externalId?: string;
  readonly sessionKey?: string;
  readonly received?: Money;
  readonly refunded?: Money;
  readonly fee?: Money;
  readonly network?: string;
  readonly txHash?: string;
  readonly address?: string;
  readonly confirmations?: number;
  readonly nextAction?: NextAction;
  readonly expiresAt?: Date;
  readonly nextSyncAt?: Date | null;
  readonly syncCount?: number;
  readonly linkId?: string;
  readonly settlement?: string;
  readonly settlementTx?: string;
  readonly sendCount?: number;
  /** Null: a person says that it was never paid. */
  readonly paidAt?: Date | null;
  readonly updatedAt: Date;
}

export interface NewTimelineEntry {
  readonly id: string;
  readonly transactionId: TransactionId;
  readonly source: FactSource | "link" | "system";
  readonly verdict: TimelineVerdict;
  readonly statusSaid?: TransactionStatus;
  readonly providerStatus?: string;
  readonly statusBefore?: TransactionStatus;
  readonly statusAfter?: TransactionStatus;
  readonly summary: string;
  readonly detail?: string;
  readonly eventId?: string;
  readonly callId?: string;
  readonly actor?: string;
  readonly providerAt?: Date;
  readonly at: Date;
}

export async function insertTransaction(tx: Tx, scope: Scope, row: NewTransaction): Promise<void> {
  const { amount, ...rest } = row;
  await insertRow(tx, "transactions", {
    ...rest,
    merchantId: scope.merchantId,
    mode: scope.mode,
    amount: toDecimal(amount),
    currency: amount.currency,
    updatedAt: row.createdAt,
  });
}

const GIVE_PARENT = statement(`
  UPDATE transactions SET parent_id = $4
  WHERE merchant_id = $1 AND connection_id = $2 AND parent_external_id = $3 AND parent_id IS NULL
  RETURNING id`);

/** Makes a payment the parent of the refunds that name it and have none; answers their ids. */
export async function giveParent(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  payment: { readonly id: TransactionId; readonly externalId: string },
): Promise<string[]> {
  const values = [scope.merchantId, connectionId, payment.externalId, payment.id];
  return (await tx.run<{ id: string }>(GIVE_PARENT, values)).map(({ id }) => id);
}

export async function insertTimelineEntry(tx: Tx, scope: Scope, entry: NewTimelineEntry): Promise<void> {
  await insertRow(tx, "timeline_entries", { ...entry, merchantId: scope.merchantId });
}

/** Of a person's note only: facts and steps stay as they were written. */
export async function changeNoteWords(tx: Tx, scope: Scope, id: string, detail: string): Promise<void> {
  const where = { merchantId: scope.merchantId, id, source: "person", verdict: "note" };
  await updateRow(tx, "timeline_entries", where, { detail });
}

export async function updateTransaction(
  tx: Tx,
  scope: Scope,
  id: TransactionId,
  patch: TransactionPatch,
): Promise<void> {
  const { received, refunded, fee, ...rest } = patch;
  const where = { merchantId: scope.merchantId, id };
  await updateRow(tx, "transactions", where, {
    ...rest,
    received: received && toDecimal(received),
    refunded: refunded && toDecimal(refunded),
    fee: fee && toDecimal(fee),
  });
}

/** Until the database transaction ends, nobody else writes down this payment that began at the provider. */
export async function lockBeginning(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  externalId: string,
): Promise<void> {
  const key = `begins:${scope.merchantId}:${connectionId}:${externalId}`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text AS locked`;
}

export async function findTransactionRow(scope: Scope, id: string): Promise<Transaction | null> {
  return db().transaction.findFirst({ where: { merchantId: scope.merchantId, id } });
}

/** Ids of the connection's transactions that match; the caller decides what several mean. */
export async function findTransactionIds(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  match:
    | { readonly externalId: string; readonly kind?: { readonly in: string[] } }
    | { readonly id: string; readonly kind?: { readonly in: string[] } }
    | { readonly reference: string; readonly externalId?: null; readonly kind?: { readonly in: string[] } }
    | {
        readonly sessionKey: string;
        readonly amount: string;
        readonly externalId?: null;
        readonly kind?: { readonly in: string[] };
      }
    | { readonly status: TransactionStatus; readonly id: { readonly in: string[] } }
    | {
        readonly status: "created";
        readonly sessionKey: null;
        readonly externalId: null;
        readonly createdAt: { readonly gt: Date };
      },
): Promise<string[]> {
  const rows = await tx.transaction.findMany({
    where: { merchantId: scope.merchantId, connectionId, ...match },
    select: { id: true },
    take: 10,
  });
  return rows.map((row) => row.id);
}

export interface DueSync {
  readonly merchantId: MerchantId;
  readonly mode: Mode;
  readonly id: TransactionId;
}

/**
 * Takes the transactions whose next question to the provider is due, at most `perConnection` of each connection, and
 * puts their date off so that no other worker takes them too. Crosses merchants: it is the reconciler's own query.
 */
export async function takeDueSyncs(
  tx: Tx,
  now: Date,
  options: { readonly perConnection: number; readonly putOffTo: Date },
): Promise<DueSync[]> {
  return tx.$queryRaw<DueSync[]>`
    WITH due AS (
      SELECT merchant_id, id, row_number() OVER (PARTITION BY merchant_id, connection_id ORDER BY next_sync_at) AS place
      FROM transactions WHERE next_sync_at <= ${now}::timestamptz
    ), taken AS (
      SELECT transactions.merchant_id, transactions.id FROM transactions
      JOIN due USING (merchant_id, id) WHERE due.place <= ${options.perConnection}::int
      FOR UPDATE OF transactions SKIP LOCKED
    )
    UPDATE transactions SET next_sync_at = ${options.putOffTo}::timestamptz FROM taken
    WHERE transactions.merchant_id = taken.merchant_id AND transactions.id = taken.id
    RETURNING transactions.merchant_id AS "merchantId", transactions.mode, transactions.id`;
}

/** A stored amount of this transaction's currency. */
export function storedMoney(value: Prisma.Decimal, currency: string): Money {
  return moneyOf(value.toFixed(), currency);
}
