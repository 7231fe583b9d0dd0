import { randomUUID } from "node:crypto";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import type { Tx } from "../db/unit.ts";
import { isId, newId, type TransactionId } from "../ids.ts";
import { enqueue } from "../queue/enqueue.ts";
import { adoptRefunds } from "./adopt-refunds.ts";
import { announceBeginning } from "./announce-beginning.ts";
import type { FactArrival } from "./fact-arrival.ts";
import { FactRefused } from "./fact-refused.ts";
import { type LockedTransaction, lockByExternalId, lockTransaction } from "./fact-repository.ts";
import { findInSession } from "./find-in-session.ts";
import { findTransactionIds, insertTransaction, lockBeginning } from "./repository.ts";
import { isMovementAwaited } from "./send-repository.ts";
import { leaves, type TransactionKind } from "./status.ts";

/**
 * The transaction that a fact is about: by the provider's id, by our own, by session and amount. When there is none and
 * money can begin at the provider (a native link, a deposit), it is written down now. It comes locked.
 */
export async function locateTransaction(
  tx: Tx,
  scope: Scope,
  arrival: FactArrival,
): Promise<LockedTransaction> {
  const { fact, connection } = arrival;
  const { externalId } = fact.subject;
  if (externalId !== undefined) {
    // Some number each kind from one: refund 12 is not payment 12.
    const kinds = leaves(fact.kind) ? kindsOf(fact.kind) : null;
    const known = await lockByExternalId(tx, scope, connection.id, { externalId, kinds });
    if (known !== null) return known;
  }
  const row = await lockTransaction(tx, scope, await searchFurther(tx, scope, arrival));
  if (row === null) throw new FactRefused("transaction_unknown", "No transaction of ours matches it.");
  return row;
}

/** Where no transaction has the provider's id yet. */
async function searchFurther(tx: Tx, scope: Scope, arrival: FactArrival): Promise<string> {
  const { fact, connection } = arrival;
  const { externalId, reference } = fact.subject;
  const ofKind = leaves(fact.kind) ? { kind: { in: [...kindsOf(fact.kind)] } } : {};
  const found: string[] = [];
  // A deposit's reference names its payer, who may send many: each transfer is a deposit of its own.
  if (reference !== undefined && fact.kind !== "deposit") {
    // The merchant's own words are not unique at the provider: they never name a payment that has another id there.
    const words = externalId === undefined ? { reference } : { reference, externalId: null };
    const match = isId("transaction", reference) ? { id: reference } : words;
    const kind = { in: [...kindsOf(fact.kind)] };
    found.push(...(await findTransactionIds(tx, scope, connection.id, { ...match, kind })));
  }
  if (found.length === 0) found.push(...(await findInSession(tx, scope, arrival)));
  const [first, second] = found;
  if (second !== undefined) {
    throw new FactRefused(
      "transaction_ambiguous",
      "It fits more than one transaction of the same session and amount.",
      null,
      found,
    );
  }
  if (first !== undefined) return first;
  if (!fact.mayBeginElsewhere || externalId === undefined) {
    throw new FactRefused("transaction_unknown", "No transaction of ours matches it yet.");
  }
  await refuseWhileOursMayBeIt(tx, scope, arrival);
  // Its first two notifications may be worked on at once: the second waits here, and finds what the first wrote down.
  await lockBeginning(tx, scope, connection.id, externalId);
  const [begun] = await findTransactionIds(tx, scope, connection.id, { externalId, ...ofKind });
  if (begun !== undefined) return begun;
  if ((await findTransactionIds(tx, scope, connection.id, { externalId })).length > 0)
    throw new FactRefused("transaction_ambiguous", "A transaction of another kind bears this id.");
  return beginElsewhere(tx, scope, arrival, externalId);
}

/** A refund often carries the words of its payment: they never name the payment itself. */
function kindsOf(kind: TransactionKind): readonly TransactionKind[] {
  if (kind === "refund") return ["refund"];
  // A refund that goes to bank details is a payout over there.
  return kind === "payout" ? ["payout", "refund"] : ["payment", "deposit"];
}

/** An answer to a refund or payout of ours is older than this, or the movement is in somebody's hands. */
const ANSWER_TAKES_MS = 15 * 60_000;

/** Where a provider's events carry no word of ours, one that comes before the answer must not be taken for another's. */
async function refuseWhileOursMayBeIt(tx: Tx, scope: Scope, { fact, connection, at }: FactArrival) {
  if ((fact.kind !== "refund" && fact.kind !== "payout") || fact.amount === undefined) return;
  const since = new Date(at.getTime() - ANSWER_TAKES_MS);
  const wanted = { kinds: kindsOf(fact.kind), amount: fact.amount, since };
  if (await isMovementAwaited(tx, scope, connection.id, wanted))
    throw new FactRefused(
      "transaction_ambiguous",
      "One of ours of this amount waits for the provider's answer at this moment.",
    );
}

async function parentOf(tx: Tx, scope: Scope, { fact, connection }: FactArrival): Promise<string | null> {
  const externalId = fact.subject.parentExternalId;
  if (fact.kind !== "refund" || externalId === undefined) return null;
  // Whoever writes the payment down at this moment does it before or after this, and then adopts its refund.
  await lockBeginning(tx, scope, connection.id, externalId);
  const kind = { in: ["payment", "deposit"] };
  const [parent] = await findTransactionIds(tx, scope, connection.id, { externalId, kind });
  return parent ?? null;
}

async function beginElsewhere(
  tx: Tx,
  scope: Scope,
  arrival: FactArrival,
  externalId: string,
): Promise<TransactionId> {
  const { fact, connection, at } = arrival;
  const amount = fact.amount ?? fact.received;
  if (amount === undefined)
    throw new FactRefused(
      "transaction_unknown",
      "It is about a payment we do not know, and names no amount.",
    );
  const method = connection.provider.methods(connection.mode).find((known) => known.id === fact.method);
  const createdAt = fact.occurredAt !== undefined && fact.occurredAt < at ? fact.occurredAt : at;
  const id = newId("transaction", createdAt);
  await insertTransaction(tx, scope, {
    id,
    connectionId: connection.id,
    provider: connection.provider.id,
    kind: fact.kind,
    status: "created",
    reference: fact.subject.reference ?? externalId,
    externalId,
    amount,
    method: fact.method ?? "unknown",
    methodLabel: method?.label ?? fact.method ?? "",
    network: fact.network ?? null,
    parentId: await parentOf(tx, scope, arrival),
    parentExternalId: fact.kind === "refund" ? (fact.subject.parentExternalId ?? null) : null,
    idempotencyKey: randomUUID(),
    nextSyncAt: null,
    createdAt,
  });
  await announceBeginning(tx, { ...scope, mode: connection.mode }, id, createdAt);
  if (fact.kind === "payment" || fact.kind === "deposit")
    await adoptRefunds(tx, scope, connection, { id, externalId });
  if (fact.kind === "deposit") await askWhose(tx, scope, connection, id);
  if (connection.provider.operations.listLinkPayments !== undefined)
    await lookAmongLinks(tx, scope, connection);
  return id;
}

/** A deposit belongs to whoever its address was bound for; those who know are told. */
async function askWhose(tx: Tx, scope: Scope, { mode }: Connection, id: TransactionId): Promise<void> {
  await enqueue(tx, "claim-deposit", { merchantId: scope.merchantId, mode, transactionId: id });
}

/** It may have begun on one of the provider's own link pages: a moment later their payments are asked for. */
async function lookAmongLinks(tx: Tx, scope: Scope, { id, mode }: Connection): Promise<void> {
  const payload = { merchantId: scope.merchantId, mode, connectionId: id };
  await enqueue(tx, "sync-native-link-payments", payload, { key: `native-payments:${id}` });
}
