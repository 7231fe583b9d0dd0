import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { recordDrift } from "../drift/record-drift.ts";
import { formatAmount } from "../format.ts";
import { assertId, newId, type TransactionId } from "../ids.ts";
import { isSameMoney, type Money } from "../money.ts";
import type { ProviderFact, Settlement } from "../providers/facts.ts";
import { readAmount } from "../providers/read-amount.ts";
import { announceChange } from "../queue/announce.ts";
import { enqueue } from "../queue/enqueue.ts";
import { type JobPayload, WEBHOOK_GRACE_MS } from "../queue/jobs.ts";
import { adoptRefunds } from "./adopt-refunds.ts";
import { afterPayment } from "./after-payment.ts";
import { describeFact } from "./describe-fact.ts";
import { queueDoubleCheck } from "./double-check-repository.ts";
import type { FactArrival } from "./fact-arrival.ts";
import { FactRefused } from "./fact-refused.ts";
import { type FactPatch, type LockedTransaction, lockInOrder, writeFact } from "./fact-repository.ts";
import { locateTransaction } from "./locate-transaction.ts";
import { wasWeighed } from "./mark-repository.ts";
import { type KnownTransaction, leaveAsMarked, type MergedFact, mergeFact } from "./merge-fact.ts";
import { methodOf } from "./method-of.ts";
import { queueFollow } from "./queue-follow.ts";
import { queueSettle } from "./queue-settle.ts";
import type { NewTimelineEntry } from "./repository.ts";
import { type FactSource, isPaid, isSettled, leaves, TRANSACTION_STATUSES, type Verdict } from "./status.ts";
import { nextSyncAt } from "./sync-schedule.ts";

export interface AppliedFact {
  readonly transactionId: TransactionId;
  readonly verdict: Verdict;
}

/** Applies one fact in a database transaction of its own. Throws FactRefused when it can't be applied. */
export async function applyProviderFact(
  scope: Scope,
  arrival: FactArrival & { readonly source: FactSource },
): Promise<AppliedFact> {
  const { connection, fact, source, eventId = null, at } = arrival;
  try {
    return await unit((tx) => applyFactInUnit(tx, scope, arrival));
  } finally {
    await recordDrift(scope, fact.drift, { connectionId: connection.id, source, eventId, at });
  }
}

/** Applies one fact inside the caller's database transaction: row, timeline, follow-up jobs and live notice together. */
export async function applyFactInUnit(tx: Tx, scope: Scope, arrival: FactArrival): Promise<AppliedFact> {
  const { fact, at, connection } = arrival;
  const row = await locateTransaction(tx, scope, arrival);
  const id = assertId("transaction", row.id);
  const known = toKnown(row);
  // A provider that names no currency means the payment's own.
  const said = fact.amount ?? readAmount(fact.subject.amountDecimal, row.currency);
  if (said !== undefined && !isSameMoney(said, known.amount)) {
    const words = `It says ${formatAmount(said)}, the transaction is ${formatAmount(known.amount)}.`;
    throw new FactRefused("amount_mismatch", words, id);
  }
  if (isOtherPayers(row, fact))
    throw new FactRefused("payer_mismatch", `The same transfer was counted for ${row.reference}.`, id);
  const heard = mergeFact(known, fact, at);
  const isWeighed = heard.verdict === "conflict" && (await wasWeighed(tx, scope, id, fact.status));
  const merged = isWeighed ? leaveAsMarked(known) : heard;
  const entry = isSilentRepeat(row, merged, arrival) ? null : entryOf(known, merged, arrival);
  await writeFact(tx, scope, id, patchOf(row, merged, arrival), entry);
  if (entry !== null && merged.status !== known.status) {
    const change = { source: entry.id, before: known.status, after: merged.status, at: at.toISOString() };
    await announceChange(tx, { ...scope, mode: connection.mode }, { transactionId: id, change });
  }
  await notifyLive(tx, scope.merchantId, "transactions", ...(row.linkId ? ["payment-links" as const] : []));
  const foundBy = finderOf(row, merged, arrival, scope);
  if (foundBy !== null)
    await queueMiss(tx, scope, id, { ...arrival, foundBy, healed: merged.verdict === "applied" });
  const learned = row.externalId === null ? fact.subject.externalId : undefined;
  if (learned !== undefined && !leaves(row.kind))
    await adoptRefunds(tx, scope, connection, { id, externalId: learned });
  if (merged.moneyCame) await afterPayment(tx, scope, row, connection);
  const wentBack =
    merged.status !== known.status && (merged.status === "refunded" || merged.status === "charged_back");
  if (merged.moneyCame || wentBack) {
    // One that begins with this very fact may have a twin that nobody else can see yet.
    const isNew = fact.mayBeginElsewhere && row.providerStatus === "";
    await queueDoubleCheck(tx, scope, { id, mode: connection.mode, isNew });
  }
  if (changesWhatCame(known, merged)) await queueSettle(tx, scope, { id, mode: connection.mode });
  if (row.kind === "refund" && merged.status !== row.status) await queueFollow(tx, scope, id, connection);
  return { transactionId: id, verdict: merged.verdict };
}

/**
 * To be called before the facts of one event when there are several: locks what they are about in one order for
 * everybody, so that two events about the same transactions never wait for each other.
 */
export async function lockSubjects(
  tx: Tx,
  scope: Scope,
  connection: Connection,
  facts: readonly ProviderFact[],
): Promise<void> {
  const ids = facts.flatMap(({ subject: { externalId } }) => (externalId === undefined ? [] : [externalId]));
  if (ids.length > 1) await lockInOrder(tx, scope, connection.id, ids);
}

function entryOf(
  known: KnownTransaction,
  merged: MergedFact,
  arrival: FactArrival,
): Omit<NewTimelineEntry, "transactionId"> {
  const { fact, at } = arrival;
  return {
    id: newId("timelineEntry", at),
    source: arrival.source,
    verdict: merged.verdict,
    statusSaid: fact.status,
    providerStatus: fact.providerStatus,
    statusBefore: known.status,
    statusAfter: merged.status,
    ...describeFact(arrival, merged, known.status),
    ...(arrival.eventId === undefined ? {} : { eventId: arrival.eventId }),
    ...(arrival.callId === undefined ? {} : { callId: arrival.callId }),
    ...(arrival.actor === undefined ? {} : { actor: arrival.actor }),
    ...(fact.occurredAt === undefined ? {} : { providerAt: fact.occurredAt }),
    at,
  };
}

/**
 * What told an end before any webhook; null where a webhook did, or where it is no news of the provider's: a transaction
 * that it has no trace of.
 */
function finderOf(
  row: LockedTransaction,
  { verdict }: MergedFact,
  { source, fact }: FactArrival,
  { actor }: Scope,
): JobPayload<"note-miss">["foundBy"] | null {
  const isKnownThere = row.externalId !== null || fact.subject.externalId !== undefined;
  const isNews = verdict === "applied" || verdict === "conflict";
  if (!isKnownThere || !isNews || !isSettled(fact.status)) return null;
  if (source === "stream" || source === "recovery") return source;
  if (source !== "poll") return null;
  return actor.type === "member" ? "person" : "poll";
}

/** Those who keep the ledger of missed webhooks are told. A stream is usually the faster of two: it waits for the other. */
async function queueMiss(
  tx: Tx,
  { merchantId }: Scope,
  transactionId: TransactionId,
  found: FactArrival & Pick<JobPayload<"note-miss">, "foundBy" | "healed">,
): Promise<void> {
  const { connection, fact, eventId, at, foundBy, healed } = found;
  const payload = {
    ...{ merchantId, mode: connection.mode, connectionId: connection.id, transactionId },
    ...{ kind: fact.kind, status: fact.status, foundBy, foundAt: at.toISOString(), healed },
    happenedAt: fact.occurredAt?.toISOString() ?? null,
    toldBy: eventId ?? null,
  };
  const runAt = foundBy === "stream" ? { runAt: new Date(at.getTime() + WEBHOOK_GRACE_MS) } : {};
  await enqueue(tx, "note-miss", payload, { key: `miss:${transactionId}:${fact.status}`, ...runAt });
}

/** More came than was known, or some went back: what it is paid for is counted anew. */
function changesWhatCame(known: KnownTransaction, merged: MergedFact): boolean {
  const isMoney = isPaid(merged.status) || merged.status === "underpaid";
  if (merged.status !== known.status) return isMoney || isPaid(known.status) || known.status === "underpaid";
  return isMoney && (isMore(merged.received, known.received) || isMore(merged.refunded, known.refunded));
}

function isMore(said: Money | undefined, before: Money | null): boolean {
  return said !== undefined && (before === null || !isSameMoney(said, before));
}

/** One transfer on a network may pay two deposit addresses; as one transaction it is one payer's, and the rest is told. */
function isOtherPayers(row: LockedTransaction, { kind, subject: { reference } }: ProviderFact): boolean {
  if (kind !== "deposit" || reference === undefined) return false;
  return row.reference !== reference && row.reference !== row.externalId;
}

function toKnown(row: LockedTransaction): KnownTransaction {
  const status = TRANSACTION_STATUSES.find((known) => known === row.status);
  if (status === undefined) throw new TypeError(`unknown status on ${row.id}`);
  return {
    status,
    providerStatus: row.providerStatus,
    reason: row.reason,
    amount: row.amount,
    received: row.received,
    refunded: row.refunded,
    confirmations: row.confirmations,
    paidAt: row.paidAt,
  };
}

function patchOf(
  row: LockedTransaction,
  merged: MergedFact,
  { fact, at, connection, source }: FactArrival,
): FactPatch {
  const speaks = merged.verdict === "applied" || merged.verdict === "same";
  const syncCount = row.syncCount + (source === "poll" ? 1 : 0);
  return {
    status: merged.status,
    reason: merged.reason,
    ...(speaks ? { providerStatus: fact.providerStatus } : {}),
    ...(merged.received === undefined ? {} : { received: merged.received }),
    ...(merged.refunded === undefined ? {} : { refunded: merged.refunded }),
    ...(merged.confirmations === undefined ? {} : { confirmations: merged.confirmations }),
    ...(merged.paidAt === undefined ? {} : { paidAt: merged.paidAt }),
    ...(fact.subject.externalId === undefined || row.externalId !== null
      ? {}
      : { externalId: fact.subject.externalId }),
    ...(fact.subject.sessionKey === undefined || row.sessionKey !== null
      ? {}
      : { sessionKey: fact.subject.sessionKey }),
    ...(fact.fee === undefined ? {} : { fee: fact.fee }),
    ...(fact.network === undefined ? {} : { network: fact.network }),
    ...(fact.txHash === undefined ? {} : { txHash: fact.txHash }),
    ...(fact.address === undefined ? {} : { address: fact.address }),
    ...settlementPatch(row, fact.settlement),
    syncCount,
    nextSyncAt: isSettled(merged.status)
      ? null
      : nextSyncAt(methodOf(connection, row), row.createdAt, at, syncCount),
    updatedAt: at,
  };
}

/** Settled is the end: an older word about the way there never takes it back. */
function settlementPatch(
  row: LockedTransaction,
  said: Settlement | undefined,
): Pick<FactPatch, "settlement" | "settlementTx"> {
  if (said === undefined || (row.settlement === "settled" && said.status !== "settled")) return {};
  return {
    settlement: said.status,
    ...(said.txHash === undefined ? {} : { settlementTx: said.txHash }),
  };
}

/** A poll that hears what is already known changes nothing and would only bury the timeline. */
function isSilentRepeat(row: LockedTransaction, merged: MergedFact, { fact, source }: FactArrival): boolean {
  return source === "poll" && merged.verdict === "same" && row.providerStatus === fact.providerStatus;
}
