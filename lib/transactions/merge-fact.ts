import { formatAmount } from "../format.ts";
import { compareMoney, isPositive, type Money, subtractMoney } from "../money.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { isPaid, STATUS, type TransactionStatus, transition, type Verdict } from "./status.ts";

/** What of a transaction a fact can change. */
export interface KnownTransaction {
  readonly status: TransactionStatus;
  readonly providerStatus: string;
  readonly reason: string | null;
  readonly amount: Money;
  readonly received: Money | null;
  readonly refunded: Money | null;
  readonly confirmations: number | null;
  readonly paidAt: Date | null;
}

export interface MergedFact {
  readonly verdict: Verdict;
  readonly status: TransactionStatus;
  readonly reason: string | null;
  readonly received?: Money;
  readonly refunded?: Money;
  readonly confirmations?: number;
  readonly paidAt?: Date;
  /** True for the one fact that first said that the money came in, even where another source holds against it. */
  readonly moneyCame: boolean;
  /** A person had heard just this when they decided otherwise. */
  readonly weighed?: true;
}

/**
 * What one more fact makes of a transaction. Pure, and indifferent to order: statuses join, amounts received and
 * refunded and confirmations only grow, the first payment time stays the earliest.
 */
export function mergeFact(known: KnownTransaction, fact: ProviderFact, at: Date): MergedFact {
  const { status, verdict } = transition(known.status, fact.status);
  const received = largest(known.received, fact.received);
  const refunded = largest(known.refunded, fact.refunded);
  const confirmations = Math.max(known.confirmations ?? 0, fact.confirmations ?? 0);
  const paidAt = isPaid(fact.status) ? earliest(known.paidAt, fact.occurredAt ?? at) : known.paidAt;
  return {
    verdict,
    status,
    reason: reasonFor(known, fact, verdict, status, received),
    ...(received === null ? {} : { received }),
    ...(refunded === null ? {} : { refunded }),
    ...(confirmations === 0 ? {} : { confirmations }),
    ...(paidAt === null ? {} : { paidAt }),
    moneyCame: paidAt !== null && known.paidAt === null,
  };
}

/** What a fact changes that a person has weighed already: nothing. */
export function leaveAsMarked({ status, reason }: KnownTransaction): MergedFact {
  return { verdict: "stale", status, reason, moneyCame: false, weighed: true };
}

function reasonFor(
  known: KnownTransaction,
  fact: ProviderFact,
  verdict: Verdict,
  status: TransactionStatus,
  received: Money | null,
): string | null {
  if (verdict === "conflict") return disagreement(known.status, fact.status);
  if (status === "review") return known.reason;
  const shortfall =
    status === "underpaid" && received !== null ? subtractMoney(known.amount, received) : null;
  if (shortfall !== null && isPositive(shortfall)) return missingWords(shortfall, fact, known);
  const excess = isPaid(status) && received !== null ? subtractMoney(received, known.amount) : null;
  if (excess !== null && isPositive(excess)) return `${formatAmount(excess)} too much`;
  if (verdict === "applied" || isFirstWord(known, fact)) return fact.reason ?? null;
  return verdict === "same" ? (known.reason ?? fact.reason ?? null) : known.reason;
}

/** A provider may add how the rest has to come ("… missing, to be finished on Solana"), as long as it means this rest. */
function missingWords(
  shortfall: Money,
  { reason: said }: ProviderFact,
  { reason }: KnownTransaction,
): string {
  const words = `${formatAmount(shortfall)} missing`;
  return [said, reason].find((more) => more?.startsWith(words)) ?? words;
}

/** What was noted about the provider's silence ends with its first word. */
function isFirstWord(known: KnownTransaction, fact: ProviderFact): boolean {
  return known.status === fact.status && known.providerStatus === "" && fact.providerStatus !== "";
}

/** Says the same whichever side was heard first. */
function disagreement(a: TransactionStatus, b: TransactionStatus): string {
  const [first, second] = [STATUS[a].label, STATUS[b].label].toSorted();
  return `One source says ${first?.toLowerCase()}, another ${second?.toLowerCase()}`;
}

function largest(a: Money | null, b: Money | undefined): Money | null {
  if (a === null || b === undefined) return a ?? b ?? null;
  return compareMoney(a, b) >= 0 ? a : b;
}

function earliest(a: Date | null, b: Date): Date {
  return a !== null && a <= b ? a : b;
}
