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

async function record(tx: Tx, scope: Scope, payment: Paid, clock: Clock): Promise<void> {
  const others = (await listCandidates(tx, scope, payment.id)).filter(({ status }) => isStillHere(status));
  const seen = new Map(others.toReversed().map((other) => [other.id, other]));
  const inOrder = [payment, ...seen.values()].toSorted(byTime);
  const [first, ...later] = inOrder;
  if (first === undefined) return;
  for (const second of later) {
    // What they share is known from the one that is not the payment asked about.
    const shared = seen.get(second.id) ?? seen.get(first.id);
    if (shared === undefined) continue;
    const { because, sharedWord, linkId } = shared;
    const at = clock.now();
    const pair = { firstId: first.id, secondId: second.id, because, sharedWord, linkId };
    if (!(await insertDouble(tx, scope, { id: newId("doublePayment", at), ...pair, createdAt: at })))
      continue;
    await noteStep(tx, scope, {
      transactionId: assertId("transaction", second.id),
      source: "system",
      summary: "Held: the same was paid before",
      detail: `${WORDS[because]} ${sharedWord} was paid already. Send one of the two back, or say that both are right.`,
      reason: HELD_REASON,
      at,
    });
  }
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

/** The money came and has not gone back. */
function isStillHere(status: string): boolean {
  const known = TRANSACTION_STATUSES.find((one) => one === status);
  return known !== undefined && isPaid(known) && known !== "refunded" && known !== "charged_back";
}

function byTime(a: Paid, b: Paid): number {
  return (a.paidAt?.getTime() ?? 0) - (b.paidAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1);
}
