import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { askable, countDue } from "../dues/count-due.ts";
import type { CountedPayment } from "../dues/count-payment.ts";
import { AppError, invalidInput } from "../errors.ts";
import { formatAmount } from "../format.ts";
import { compareMoney, isPositive, type Money, subtractMoney } from "../money.ts";
import { linkPrice } from "./link-dto.ts";
import type { LinkRecord } from "./repository.ts";

export interface Room {
  /** What is due, whoever is paying it now. */
  readonly due: Money;
  /** What of it nobody is paying now. */
  readonly free: Money;
  /** The payment that was begun last and may still bring money. */
  readonly newest: CountedPayment | null;
}

/**
 * How much of an invoice can be paid by a new payment; the link is locked, so nobody else takes it meanwhile. Throws
 * conflict when nothing is due. Null where the link is of no invoice.
 */
export async function roomOnInvoice(tx: Tx, scope: Scope, link: LinkRecord, now: Date): Promise<Room | null> {
  if (link.invoiceId === null) return null;
  const counted = await countDue(tx, scope, { invoiceId: link.invoiceId, now });
  if (counted === null || !isPositive(counted.due))
    throw new AppError("conflict", "This has already been paid.");
  const free = askable(subtractMoney(counted.due, counted.underway));
  const newest = counted.payments.findLast(({ underway }) => isPositive(underway)) ?? null;
  return { due: askable(counted.due), free, newest };
}

/** The payment to hand back in place of a new one: where all is asked at once, or nothing is free, there is room for one. */
export function inPlaceOf(room: Room | null, link: LinkRecord): CountedPayment | null {
  if (room === null || room.newest === null) return null;
  return linkPrice(link) !== null || !isPositive(room.free) ? room.newest : null;
}

/** What a payer pays on an invoice's link: what the page asked for, unless less is due by now. */
export function priceWithin(room: Room | null, asked: Money, isTyped: boolean): Money {
  if (room === null || compareMoney(asked, room.free) <= 0) return asked;
  if (!isTyped) return room.free;
  throw invalidInput({ amountMax: `At most ${formatAmount(room.free)} can be paid now.` });
}
