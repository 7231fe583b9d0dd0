import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { type CurrencyCode, isCurrencyCode } from "../currencies.ts";
import type { Tx } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import { assertId, type CustomerId } from "../ids.ts";
import { isPositive, type Money, moneyOf, parsePrice } from "../money.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import { linkFacts, linkPrice } from "./link-dto.ts";
import { publicConnection } from "./link-methods.ts";
import { offeredMethods } from "./offered-methods.ts";
import {
  countPaidPayments,
  findOpenPayment,
  findPaymentByToken,
  findPaymentUnderway,
} from "./payment-repository.ts";
import { type LinkRecord, lockLink, updateLink } from "./repository.ts";
import { type LinkState, linkState } from "./status.ts";

export interface PaymentRequest {
  readonly linkId: string;
  readonly methodKey: string;
  /** What the payer typed, where the payer chooses. */
  readonly amount: string;
  readonly token: string;
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
 * Decides, with the link locked, whether a payer may begin a payment: the link is open, the method is offered and takes
 * the amount. The same token is the payment that it began before; so is, on a link that is paid once, the same choice
 * while its payment is open, and any choice once money was seen: a payer who came back from the provider and chose
 * again must not pay twice. Throws not found, conflict or invalid input.
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
  if (known) return knownPayment(known);
  await assertOpen(tx, scope, link, request.now);
  const underway = link.maxPayments === 1 ? await findPaymentUnderway(tx, scope, link.id) : null;
  if (underway) return knownPayment(underway);
  const chosen = chooseMethod(link, connections, request);
  const open =
    link.maxPayments === 1
      ? await findOpenPayment(tx, scope, link.id, { ...chosen, now: request.now })
      : null;
  if (open) return knownPayment(open);
  await updateLink(tx, scope, link.id, { startedCount: { increment: 1 } });
  return { kind: "new", link, ...chosen, customer: customerOf(link) };
}

function knownPayment({ id, idempotencyKey }: { id: string; idempotencyKey: string }): Admission {
  return { kind: "known", transactionId: id, token: idempotencyKey };
}

/** Counts afresh: the stored count follows a moment after a payment. */
async function assertOpen(tx: Tx, scope: Scope, link: LinkRecord, now: Date): Promise<void> {
  const paidCount = link.maxPayments === null ? link.paidCount : await countPaidPayments(tx, scope, link.id);
  const state = linkState({ ...linkFacts(link), paidCount: Math.max(paidCount, link.paidCount) }, now);
  if (state !== "open") throw new AppError("conflict", CLOSED[state]);
}

function chooseMethod(link: LinkRecord, connections: readonly Connection[], request: PaymentRequest) {
  const { currency } = link;
  if (!isCurrencyCode(currency)) throw new TypeError("unknown currency on a link");
  const price = linkPrice(link) ?? typedPrice(request.amount, currency);
  const offers = offeredMethods(link.ways, connections.map(publicConnection), { currency, price });
  const offer = offers.find((one) => one.key === request.methodKey);
  const connection = connections.find((one) => one.id === offer?.connectionId);
  const method = connection?.provider.methods(connection.mode).find((one) => one.id === offer?.methodId);
  if (!offer || !connection || !method || offer.unavailable || !offer.charge) {
    throw invalidInput({ methodKey: "This way to pay can't be used for this amount. Choose another one." });
  }
  return { connection, method, amount: moneyOf(offer.charge.amount, offer.charge.currency) };
}

/** Payers write "25,50" in Spanish and Portuguese: one or two digits after a comma are never thousands. */
function typedPrice(typed: string, currency: CurrencyCode): Money {
  const price = parsePrice(typed.trim().replace(/^(\d+),(\d{1,2})$/, "$1.$2"), currency);
  if (!price.ok || !isPositive(price.value))
    throw invalidInput({ amount: "Write the amount as a number, like 25.00." });
  return price.value;
}

function customerOf({ customer }: LinkRecord) {
  if (!customer) return null;
  const { name, email, country } = customer;
  return { id: assertId("customer", customer.id), name, email, country };
}
