import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { type Begun, listHolders } from "./payment-repository.ts";
import type { LinkRecord } from "./repository.ts";

/** The places of a link that keeps them, at one moment. Computed from its payments: nothing has to be given back. */
export interface Places {
  /** How many there are that nobody has paid for. */
  readonly unpaid: number;
  readonly holders: readonly (Begun & {
    /** Null once its money was seen: the place is kept until it is settled. */
    readonly until: Date | null;
  })[];
}

type Stock = Pick<LinkRecord, "id" | "maxPayments" | "holdMinutes" | "paidCount">;

/** Null where places are not kept: only what was paid takes one. `paidCount` of the link must be fresh. */
export async function readPlaces(
  scope: Scope,
  { id, maxPayments, holdMinutes, paidCount }: Stock,
  now: Date,
  tx?: Tx,
): Promise<Places | null> {
  if (maxPayments === null || holdMinutes === null) return null;
  const begun = await listHolders(scope, id, new Date(now.getTime() - holdMinutes * 60_000), tx);
  const holders = begun.map((one) => ({ ...one, until: heldUntil(one, holdMinutes) }));
  return { unpaid: Math.max(0, maxPayments - paidCount), holders };
}

/** Until when a payment keeps its place; null when only its end frees it. */
export function heldUntil(
  { status, createdAt }: Pick<Begun, "status" | "createdAt">,
  holdMinutes: number,
): Date | null {
  const isWaiting = status === "created" || status === "pending";
  return isWaiting ? new Date(createdAt.getTime() + holdMinutes * 60_000) : null;
}

/**
 * Whether every place that is left is kept. What this payer has begun and not paid keeps a place for this payer alone:
 * it may be changed for another way to pay. What this payer has paid, as far as is seen, takes a place like any other's.
 */
export function isHeld({ unpaid, holders }: Places, own: readonly string[]): boolean {
  const kept = holders.filter(({ idempotencyKey, until }) => until === null || !own.includes(idempotencyKey));
  return kept.length >= unpaid;
}

/** The first moment at which a place may be free. */
export function firstFree({ holders }: Places): Date | null {
  const ends = holders.flatMap(({ until }) => until ?? []);
  return ends.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** The place of one payment. */
export interface Place {
  /** Until when it is kept; null when none is, or none is needed. */
  readonly until: Date | null;
  /** It is kept no more, and others have taken what was left: what is paid now may be one too many. */
  readonly isTooLate: boolean;
}

/** `isOpen`: there is a place for this payer. */
export function placeOf(
  { holdMinutes, maxPayments }: Pick<LinkRecord, "holdMinutes" | "maxPayments">,
  payment: Pick<Begun, "status" | "createdAt">,
  { isOpen, now }: { readonly isOpen: boolean; readonly now: Date },
): Place {
  const until = holdMinutes === null || maxPayments === null ? null : heldUntil(payment, holdMinutes);
  if (until === null) return { until, isTooLate: false };
  return until > now ? { until, isTooLate: false } : { until: null, isTooLate: !isOpen };
}
