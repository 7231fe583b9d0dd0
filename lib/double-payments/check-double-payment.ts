import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { type Tx, unit } from "../db/unit.ts";
import { assertId, newId } from "../ids.ts";
import { noteStep } from "../transactions/note-step.ts";
import { isPaid, TRANSACTION_STATUSES } from "../transactions/status.ts";
import { HELD_REASON, releaseReason } from "./held-reason.ts";
import {
  type Candidate,
  findPaid,
  insertDouble,
  listCandidates,
  lockOpenCases,
  resolveCase,
} from "./repository.ts";

/**
 * Looks whether what this payment was paid for was paid before, or is no longer paid twice. The earlier payment is the
 * first; every later one is held once. Running it again, or for both payments at the same moment, records one case.
 */
export async function checkDoublePayment(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
  clock: Clock = systemClock,
): Promise<void> {
  await unit(async (tx) => {
    const payment = await findPaid(tx, scope, transactionId);
    if (payment === null) return;
    if (isStillHere(payment.status)) await record(tx, scope, payment, clock);
    else await closeReturned(tx, scope, payment.id, clock);
  });
}

type Paid = Pick<Candidate, "id" | "status" | "paidAt">;

/** Holds this payment, and those that came after it. */
async function record(tx: Tx, scope: Scope, payment: Paid, clock: Clock): Promise<void> {
  const others = await listStanding(tx, scope, payment);
  await hold(tx, scope, payment, others, clock);
  const later = new Map(
    others.filter((other) => byTime(payment, other) < 0).map((other) => [other.id, other]),
  );
  for (const second of later.values())
    await hold(tx, scope, second, await listStanding(tx, scope, second), clock);
}

/** Others that were paid for what this one was paid for and have not gone back, the earliest first. */
async function listStanding(tx: Tx, scope: Scope, payment: Paid): Promise<Candidate[]> {
  const candidates = await listCandidates(tx, scope, payment.id);
  return candidates.filter(({ status }) => isStillHere(status)).toSorted(byTime);
}

/** Holds a payment against the earliest that it shares something with. False where it is held already, or came first. */
async function hold(
  tx: Tx,
  scope: Scope,
  second: Paid,
  [first]: readonly Candidate[],
  clock: Clock,
): Promise<boolean> {
  if (first === undefined || byTime(second, first) < 0) return false;
  const { because, sharedWord, linkId } = first;
  const at = clock.now();
  const pair = { firstId: first.id, secondId: second.id, because, sharedWord, linkId };
  if (!(await insertDouble(tx, scope, { id: newId("doublePayment", at), ...pair, createdAt: at })))
    return false;
  await noteStep(tx, scope, {
    transactionId: assertId("transaction", second.id),
    source: "system",
    summary: "Held: the same was paid before",
    detail: `${WORDS[because]} ${sharedWord} was paid already. Send one of the two back, or say that both are right.`,
    reason: HELD_REASON,
    at,
  });
  return true;
}

const WORDS: Readonly<Record<Candidate["because"], string>> = {
  invoice: "Invoice",
  reference: "Reference",
  link: "Payment link",
};

async function closeReturned(tx: Tx, scope: Scope, id: string, clock: Clock): Promise<void> {
  for (const { id: caseId, secondId } of await lockOpenCases(tx, scope, id)) {
    const at = clock.now();
    await resolveCase(tx, scope, caseId, { resolution: "returned", resolvedAt: at });
    if (secondId !== id && (await isTwiceStill(tx, scope, secondId, clock))) continue;
    await noteStep(tx, scope, {
      transactionId: assertId("transaction", secondId),
      source: "system",
      summary: "No longer paid twice",
      detail: id === secondId ? "This payment went back." : "The other payment went back.",
      at,
      ...(await releaseReason(tx, scope, secondId)),
    });
  }
}

/** What was paid three times is paid twice when one has gone back: the payment is then held against the next. */
async function isTwiceStill(tx: Tx, scope: Scope, id: string, clock: Clock): Promise<boolean> {
  const payment = await findPaid(tx, scope, id);
  if (payment === null || !isStillHere(payment.status)) return false;
  return hold(tx, scope, payment, await listStanding(tx, scope, payment), clock);
}

/** The money came and has not gone back. */
function isStillHere(status: string): boolean {
  const known = TRANSACTION_STATUSES.find((one) => one === status);
  return known !== undefined && isPaid(known) && known !== "refunded" && known !== "charged_back";
}

function byTime(a: Paid, b: Paid): number {
  return (a.paidAt?.getTime() ?? 0) - (b.paidAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1);
}
