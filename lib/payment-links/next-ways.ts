import type { Money } from "../money.ts";
import { isSameMoney, moneyOf } from "../money.ts";
import {
  type OfferableConnection,
  type OfferableMethod,
  type OfferedWay,
  offeredMethods,
} from "./offered-methods.ts";
import type { OfferedMethod } from "./pay-page/schema.ts";

/** The payment that has to go on somewhere else. */
export interface Refused {
  readonly connectionId: string;
  readonly method: Pick<OfferableMethod, "label" | "family"> & { readonly network?: string | null };
  readonly amount: Money;
}

/**
 * Where a refused payment can go on: the same kind of method for exactly the same money, in the merchant's order from the
 * refusing connection on and then from the beginning, without those in `tried`. A connection to which calls are paused
 * comes last.
 */
export function nextWays(
  ways: readonly OfferedWay[],
  connections: readonly OfferableConnection[],
  refused: Refused,
  tried: ReadonlySet<string>,
): OfferedMethod[] {
  const { amount } = refused;
  const at = ways.findIndex(({ connectionId }) => connectionId === refused.connectionId);
  const inOrder = [...ways.slice(at + 1), ...ways.slice(0, at + 1)].filter(
    ({ connectionId }) => !tried.has(connectionId),
  );
  return offeredMethods(inOrder, connections, { currency: amount.currency, price: amount })
    .filter((offer) => takes(offer, amount) && isSameKind(offer, refused.method))
    .toSorted((a, b) => Number(a.isPaused) - Number(b.isPaused));
}

function takes({ unavailable, charge }: OfferedMethod, amount: Money): boolean {
  return (
    unavailable === null && charge !== null && isSameMoney(moneyOf(charge.amount, charge.currency), amount)
  );
}

/**
 * Money that sits in one wallet can't be paid out of another, and a token on one network is not the same on another; a card
 * or a bank account works wherever cards or transfers are taken.
 */
function isSameKind(
  offer: Pick<OfferedMethod, "family" | "label" | "network">,
  method: Refused["method"],
): boolean {
  if (offer.family !== method.family) return false;
  if (method.family === "wallet") return plain(offer.label) === plain(method.label);
  return plain(offer.network ?? "") === plain(method.network ?? "");
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
