import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { type CurrencyCode, isCurrencyCode } from "../currencies.ts";
import type { Tx } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import { assertId, type CustomerId } from "../ids.ts";
import { type Money, moneyOf } from "../money.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import { followFallbacks } from "../transactions/follow-fallbacks.ts";
import { type LimitBroken, type PayerLimits, readPayerAmount } from "./asks/schema.ts";
import { findOpenContinuation } from "./find-open-continuation.ts";
import { offersOfLink, payerLimits } from "./link-asks.ts";
import { linkFacts, linkPrice } from "./link-dto.ts";
import { publicConnection } from "./link-methods.ts";
import type { OfferableConnection } from "./offered-methods.ts";
import {
  countPaidPayments,
  findOpenPayment,
  findPaymentByToken,
  findPaymentUnderway,
} from "./payment-repository.ts";
import { isHeld, readPlaces } from "./places.ts";
import { type LinkRecord, lockLink, updateLink } from "./repository.ts";
import { inPlaceOf, priceWithin, type Room, roomOnInvoice } from "./room-on-invoice.ts";
import { type LinkState, linkState } from "./status.ts";

export interface PaymentRequest {
  readonly linkId: string;
  readonly methodKey: string;
  /** What the payer typed, where the payer chooses. */
  readonly amount: string;
  readonly token: string;
  /** Tokens of payments that this payer began here before. */
  readonly own: readonly string[];
  readonly now: Date;
}

export type Admission =
  | { readonly kind: "known"; readonly transactionId: string; readonly token: string }
  | {
      readonly kind: "new";
      readonly link: LinkRecord;
      readonly connection: Connection;
      readonly method: PaymentMethod;
      readonly amount: Money;
      readonly customer: {
        readonly id: CustomerId;
        readonly name: string;
        readonly email: string | null;
        readonly country: string | null;
      } | null;
    };

const CLOSED: Readonly<Record<Exclude<LinkState, "open">, string>> = {
  draft: "This link is not open yet.",
  paid: "This has already been paid.",
  sold_out: "Every place has been taken.",
  expired: "This link has expired. Nothing was charged.",
  archived: "This link is closed. Nothing was charged.",
};

/**
 * Decides, with the link locked, whether a payer may begin a payment: the link is open, has a place, and the
 * method is offered and takes the amount. The same token is the payment that it began before; so is, on a link that is paid once, the same choice
 * while its payment is open, and any choice once money was seen: a payer who came back from the provider and chose
 * again must not pay twice. On an invoice's link all payments together never ask for more than is due: where nothing of it
 * is free, it is the payment under way. Throws not found, conflict or invalid input.
 */
export async function admitPayment(
  tx: Tx,
  scope: Scope,
  request: PaymentRequest,
  connections: readonly Connection[],
): Promise<Admission> {
  const link = await lockLink(tx, scope, request.linkId);
  if (!link) throw notFound("Payment link");
  const known = await findPaymentByToken(scope, link.id, request.token, tx);
  if (known) return knownPayment(await followFallbacks(scope, known, tx));
  const paidCount = await assertOpen(tx, scope, link, request.now);
  const isOnce = link.maxPayments === 1;
  // Where a place is kept for whoever came first, nobody else is led to that payment.
  const own = link.holdMinutes === null ? null : request.own;
  const underway = isOnce ? await findPaymentUnderway(tx, scope, link.id, own) : null;
  if (underway) return knownPayment(underway);
  const room = await roomOnInvoice(tx, scope, link, request.now);
  const begun = inPlaceOf(room, link);
  if (begun) return knownPayment({ id: begun.id, idempotencyKey: begun.token });
  const chosen = chooseMethod(link, connections, request, room);
  const open = isOnce
    ? await findOpenPayment(tx, scope, link.id, { ...chosen, now: request.now, own })
    : null;
  if (open) return knownPayment(open);
  const continued = isOnce
    ? await findOpenContinuation(tx, scope, link.id, { ...chosen, now: request.now, own })
    : null;
  if (continued) return knownPayment(continued);
  const places = await readPlaces(scope, { ...link, paidCount }, request.now, tx);
  if (places !== null && isHeld(places, request.own)) throw new AppError("conflict", HELD);
  await updateLink(tx, scope, link.id, { startedCount: { increment: 1 } });
  return { kind: "new", link, ...chosen, customer: customerOf(link) };
}

const HELD = "Every place is being paid for by somebody else. Nothing was charged; try again in a while.";

function knownPayment({ id, idempotencyKey }: { id: string; idempotencyKey: string }): Admission {
  return { kind: "known", transactionId: id, token: idempotencyKey };
}

/** Counts afresh, since the stored count follows a moment after a payment, and answers with what it counted. */
async function assertOpen(tx: Tx, scope: Scope, link: LinkRecord, now: Date): Promise<number> {
  const paidCount = link.maxPayments === null ? link.paidCount : await countPaidPayments(tx, scope, link.id);
  const fresh = Math.max(paidCount, link.paidCount);
  const state = linkState({ ...linkFacts(link), paidCount: fresh }, now);
  if (state !== "open") throw new AppError("conflict", CLOSED[state]);
  return fresh;
}

function chooseMethod(
  link: LinkRecord,
  connections: readonly Connection[],
  request: PaymentRequest,
  room: Room | null,
) {
  const offerable = connections.map(publicConnection);
  const isTyped = link.amount === null;
  const currency = isTyped ? chosenCurrency(link, offerable, request.methodKey) : link.currency;
  if (!isCurrencyCode(currency)) throw new TypeError("unknown currency on a link");
  const limits = room === null ? payerLimits(link, currency) : NO_LIMITS;
  const asked = linkPrice(link) ?? typedPrice(request.amount, currency, limits);
  const price = priceWithin(room, asked, isTyped);
  // What is due outranks what the link asks for, which follows a moment after a payment.
  const priced = room === null ? link : { ...link, amount: null };
  const offers = offersOfLink(priced, offerable, price);
  const offer = offers.find((one) => one.key === request.methodKey);
  const connection = connections.find((one) => one.id === offer?.connectionId);
  const method = connection?.provider.methods(connection.mode).find((one) => one.id === offer?.methodId);
  if (!offer || !connection || !method || offer.unavailable || !offer.charge) {
    throw invalidInput({ methodKey: "This way to pay can't be used for this amount. Choose another one." });
  }
  return { connection, method, amount: moneyOf(offer.charge.amount, offer.charge.currency) };
}

/** In which of the link's currencies the payer chose an amount: the one that the chosen way was offered in. */
function chosenCurrency(
  link: LinkRecord,
  connections: readonly OfferableConnection[],
  methodKey: string,
): string {
  const offer = offersOfLink(link, connections).find(({ key }) => key === methodKey);
  return offer?.priceCurrency ?? link.currency;
}

/** On an invoice's link the room is the limit. */
const NO_LIMITS: PayerLimits = { min: null, max: null };

function typedPrice(typed: string, currency: CurrencyCode, limits: PayerLimits): Money {
  const read = readPayerAmount(typed, currency, limits);
  if ("money" in read) return read.money;
  throw invalidInput({ [read.broken]: BROKEN[read.broken] });
}

const BROKEN: Readonly<Record<LimitBroken, string>> = {
  amount: "Write the amount as a number, like 25.00.",
  amountPrecision: "More decimals than this currency has.",
  amountMin: "That is less than can be paid here.",
  amountMax: "That is more than can be paid here.",
};

function customerOf({ customer }: LinkRecord) {
  if (!customer) return null;
  const { name, email, country } = customer;
  return { id: assertId("customer", customer.id), name, email, country };
}
