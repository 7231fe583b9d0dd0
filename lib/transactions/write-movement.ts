import { actorName, type Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { presentCustomer } from "../customers/present-customer.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { formatAmount } from "../format.ts";
import { type CustomerId, newId, type TransactionId } from "../ids.ts";
import type { Money } from "../money.ts";
import { announceBeginning } from "./announce-beginning.ts";
import { insertTimelineEntry, insertTransaction, type NewTransaction } from "./repository.ts";

/** A refund or payout that is to leave through a connection. */
export interface MovementWanted
  extends Pick<
    NewTransaction,
    | "id"
    | "method"
    | "methodLabel"
    | "reference"
    | "description"
    | "network"
    | "country"
    | "parentId"
    | "address"
    | "invoiceNumber"
    | "reason"
  > {
  readonly kind: "refund" | "payout";
  readonly connection: Connection;
  readonly amount: Money;
  readonly customerId?: CustomerId | null;
  /** UUID v4, made for this movement and kept for ever: every try of the call carries it. */
  readonly idempotencyKey: string;
}

/** Writes the intention down: row and first timeline entry. Nothing has been sent, and nothing is asked of the provider yet. */
export async function writeMovement(
  tx: Tx,
  scope: Scope,
  wanted: MovementWanted,
  clock: Clock,
): Promise<TransactionId> {
  const at = clock.now();
  const { connection, customerId, ...row } = wanted;
  const actor = actorName(scope.actor);
  await insertTransaction(tx, scope, {
    ...row,
    customerId: customerId ? await presentCustomer(tx, scope, customerId) : null,
    connectionId: connection.id,
    provider: connection.provider.id,
    status: "created",
    nextSyncAt: null,
    createdAt: at,
  });
  await insertTimelineEntry(tx, scope, {
    id: newId("timelineEntry", at),
    transactionId: row.id,
    source: "person",
    verdict: "step",
    summary: `${actor} asked for this ${row.kind}`,
    detail: `${row.methodLabel} at ${connection.name}, ${formatAmount(row.amount)}`,
    actor,
    at,
  });
  await announceBeginning(tx, scope, row.id, at);
  await notifyLive(tx, scope.merchantId, "transactions");
  return row.id;
}
