import { actorName, type Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { presentCustomer } from "../customers/present-customer.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { formatAmount } from "../format.ts";
import { type CustomerId, newId, type TransactionId } from "../ids.ts";
import type { Money } from "../money.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import { announceBeginning } from "./announce-beginning.ts";
import { newReference } from "./new-reference.ts";
import { insertTimelineEntry, insertTransaction } from "./repository.ts";

/** A payment that is to be made at a connection. */
export interface PaymentWanted {
  /** When it was made before; a new one otherwise. */
  readonly id?: TransactionId;
  readonly connection: Connection;
  readonly method: PaymentMethod;
  /** What is charged, in one of the method's currencies. */
  readonly amount: Money;
  /** UUID v4, unguessable and kept for ever: the same key is the same payment. */
  readonly idempotencyKey: string;
  /** The merchant's own id for it; one is made up when absent: "PD-7K3M2Q". */
  readonly reference?: string;
  readonly description: string;
  readonly invoiceNumber?: string;
  readonly customer?: { readonly id: CustomerId; readonly name: string; readonly email: string | null };
  /** ISO 3166-1 alpha-2 of the payer. */
  readonly country?: string;
  readonly linkId?: string;
  /** Where the payer goes afterwards. */
  readonly returnUrl: string;
}

/** When the reconciler looks for a payment whose process died between writing it down and hearing the provider. */
const UNHEARD_AFTER_MS = 60_000;

/** Writes the intention down: row and first timeline entry. No provider has been called yet. */
export async function writePayment(
  tx: Tx,
  scope: Scope,
  wanted: PaymentWanted,
  clock: Clock,
): Promise<TransactionId> {
  const now = clock.now();
  const id = wanted.id ?? newId("transaction", now);
  const { connection, method, amount, customer } = wanted;
  await insertTransaction(tx, scope, {
    id,
    connectionId: connection.id,
    provider: connection.provider.id,
    kind: "payment",
    status: "created",
    reference: wanted.reference ?? newReference(),
    amount,
    method: method.id,
    methodLabel: method.label,
    network: method.network ?? null,
    country: wanted.country ?? null,
    description: wanted.description,
    invoiceNumber: wanted.invoiceNumber ?? null,
    customerId: customer ? await presentCustomer(tx, scope, customer.id) : null,
    linkId: wanted.linkId ?? null,
    returnUrl: wanted.returnUrl,
    // The first try follows at once: a process that dies meanwhile leaves it counted.
    sendCount: 1,
    idempotencyKey: wanted.idempotencyKey,
    nextSyncAt: new Date(now.getTime() + UNHEARD_AFTER_MS),
    createdAt: now,
  });
  await insertTimelineEntry(tx, scope, {
    id: newId("timelineEntry", now),
    transactionId: id,
    source: wanted.linkId === undefined ? "system" : "link",
    verdict: "note",
    summary: wanted.linkId === undefined ? "Payment written down" : "Payer chose a way to pay",
    detail: `${method.label} at ${connection.name}, ${formatAmount(amount)}`,
    actor: actorName(scope.actor),
    at: now,
  });
  await announceBeginning(tx, scope, id, now);
  await notifyLive(
    tx,
    scope.merchantId,
    "transactions",
    ...(wanted.linkId ? ["payment-links" as const] : []),
  );
  return id;
}
