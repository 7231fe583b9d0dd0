import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { ConnectionId, CustomerId } from "../ids.ts";
import { isPaid, TRANSACTION_STATUSES, type TransactionStatus } from "../transactions/status.ts";

/**
 * Whether transaction `t` is a deposit of address `d`. By its reference, which names the payer, unless it came to
 * another address of his; a transfer that names nobody, by its address, while nobody else had that one.
 */
export function depositsOf(): Prisma.Sql {
  return Prisma.sql`t.merchant_id = d.merchant_id AND t.connection_id = d.connection_id AND t.kind = 'deposit'
    AND (
      (t.reference = d.reference AND (t.address IS NULL OR lower(t.address) = lower(d.address)))
      OR (t.address = d.address AND t.reference = t.external_id AND t.created_at >= d.bound_at
        AND NOT EXISTS (
          SELECT 1 FROM deposit_addresses later
          WHERE later.merchant_id = d.merchant_id AND later.connection_id = d.connection_id
            AND later.address = d.address AND later.bound_at > d.bound_at AND later.bound_at <= t.created_at
        ))
    )`;
}

export interface DepositRecord {
  readonly id: string;
  readonly status: string;
  readonly amount: Prisma.Decimal;
  readonly currency: string;
  readonly network: string | null;
  readonly txHash: string | null;
  readonly createdAt: Date;
}

/** The deposits of one address, newest first. */
export async function listDepositsOf(scope: Scope, id: string, limit: number): Promise<DepositRecord[]> {
  return db().$queryRaw<DepositRecord[]>`
    SELECT t.id, t.status, coalesce(t.received, t.amount) AS amount, t.currency, t.network, t.tx_hash AS "txHash",
      t.created_at AS "createdAt"
    FROM deposit_addresses d JOIN transactions t ON ${depositsOf()}
    WHERE d.merchant_id = ${scope.merchantId} AND d.id = ${id}
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${limit}`;
}

export interface DepositSum {
  readonly currency: string;
  /** What came in for good. */
  readonly arrived: Prisma.Decimal;
  readonly deposits: number;
  readonly underway: number;
}

const PAID = TRANSACTION_STATUSES.filter(isPaid);
const OPEN = ["created", "pending", "processing", "confirming"];

/** Sums and counts of one address's deposits, by currency. */
export async function sumDepositsOf(scope: Scope, id: string): Promise<DepositSum[]> {
  return db().$queryRaw<DepositSum[]>`
    SELECT t.currency, count(*)::int AS deposits,
      coalesce(sum(coalesce(t.received, t.amount)) FILTER (WHERE t.status = ANY(${PAID})), 0) AS arrived,
      (count(*) FILTER (WHERE t.status = ANY(${OPEN})))::int AS underway
    FROM deposit_addresses d JOIN transactions t ON ${depositsOf()}
    WHERE d.merchant_id = ${scope.merchantId} AND d.id = ${id}
    GROUP BY t.currency ORDER BY t.currency`;
}

export interface KnownDeposit {
  readonly externalId: string | null;
  readonly status: TransactionStatus;
  readonly providerStatus: string;
}

/** Those of these deposits that are written down already. */
export async function listKnownDeposits(
  scope: Scope,
  connectionId: ConnectionId,
  externalIds: readonly string[],
): Promise<KnownDeposit[]> {
  return db().$queryRaw<KnownDeposit[]>`
    SELECT external_id AS "externalId", status, provider_status AS "providerStatus" FROM transactions
    WHERE merchant_id = ${scope.merchantId} AND connection_id = ${connectionId} AND external_id = ANY(${[...externalIds]})`;
}

/** Whose deposit it is, where nobody has said so yet. */
export async function findUnclaimed(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<{ readonly connectionId: string; readonly reference: string } | null> {
  return tx.transaction.findFirst({
    where: { merchantId: scope.merchantId, id, kind: "deposit", customerId: null },
    select: { connectionId: true, reference: true },
  });
}

export async function setDepositCustomer(
  tx: Tx,
  scope: Scope,
  id: string,
  customerId: CustomerId,
): Promise<void> {
  await tx.transaction.updateMany({
    where: { merchantId: scope.merchantId, id, customerId: null },
    data: { customerId, updatedAt: new Date() },
  });
}
