import { isId } from "../../ids.ts";
import { toDecimal } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderError } from "../contract.ts";
import type { DriftSign, ProviderFact } from "../facts.ts";
import type { CreatedPayment, CreatePaymentInput, NativeLink, NextAction } from "../payment-contract.ts";
import { readAmount, shortDecimal } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { Deposit } from "./deposit-shape.ts";
import type { Link } from "./link-shape.ts";
import { methodIdOf, type PayinMethod } from "./methods.ts";
import { networkLabelOf } from "./networks.ts";
import type { Order } from "./order-shape.ts";
import { depositStatusOf, orderStatusOf, statusDrift } from "./status.ts";

/** A fact about an order. Null: the answer names no order. `status` is what an event's type says where data is silent. */
export function mapOrder(order: Order, status = order.status ?? ""): ProviderFact | null {
  if (!order.orderId) return null;
  const seen = order.txHash !== undefined || (order.confirmations ?? 0) > 0;
  return withoutUndefined({
    subject: withoutUndefined({ externalId: order.orderId, reference: order.reference }),
    kind: "payment" as const,
    status: orderStatusOf(status, seen),
    providerStatus: status || "unknown",
    reason: orderStatusOf(status) === "expired" ? "Nobody paid in time" : undefined,
    amount: readAmount(order.amount, order.currency),
    received: readAmount(order.confirmedReceived, order.currency),
    ...placeOf(order),
    occurredAt: order.occurredAt,
    // An order that does not carry an id of ours was begun by a payer on one of PayIn's own links.
    mayBeginElsewhere: order.reference === undefined || !isId("transaction", order.reference),
    drift: driftOf(order.drift, statusDrift("order", status)),
  });
}

/** A fact about a deposit, known by its transfer: the one thing that stays the same in every event and list about it. */
export function mapDeposit(deposit: Deposit, status = deposit.status ?? ""): ProviderFact | null {
  const externalId = deposit.txHash;
  if (!externalId) return null;
  const amount = readAmount(deposit.amount, deposit.currency);
  return withoutUndefined({
    subject: withoutUndefined({ externalId, reference: deposit.reference }),
    kind: "deposit" as const,
    status: depositStatusOf(status),
    providerStatus: status || "unknown",
    amount,
    received: amount,
    ...placeOf(deposit),
    occurredAt: deposit.occurredAt,
    mayBeginElsewhere: true,
    drift: driftOf(deposit.drift, statusDrift("deposit", status)),
  });
}

function driftOf(...signs: (readonly DriftSign[])[]): readonly DriftSign[] | undefined {
  const all = signs.flat();
  return all.length > 0 ? all : undefined;
}

/** Where on which chain. */
function placeOf(
  place: Pick<Deposit, "currency" | "chainId" | "txHash" | "address" | "confirmations">,
): Partial<ProviderFact> {
  const { currency, chainId, txHash, address, confirmations } = place;
  return withoutUndefined({
    method: currency && chainId ? methodIdOf(currency, chainId) : undefined,
    network: chainId ? networkLabelOf(chainId) : undefined,
    txHash,
    address,
    confirmations,
  });
}

/** The answer to a new order. */
export function mapCreated(
  order: Order,
  input: CreatePaymentInput,
  method: PayinMethod,
): Result<CreatedPayment, ProviderError> {
  const fact = mapOrder(order);
  if (!fact || !order.orderId) return err(UNREADABLE);
  const nextAction = nextActionOf(order, input, method);
  if (!nextAction) return err(UNREADABLE);
  return ok(withoutUndefined({ externalId: order.orderId, nextAction, expiresAt: order.expiresAt, fact }));
}

function nextActionOf(order: Order, input: CreatePaymentInput, method: PayinMethod): NextAction | null {
  const { address, url } = order;
  if (!address) return url ? { type: "redirect", url } : null;
  return withoutUndefined({
    type: "crypto" as const,
    address,
    network: method.network ?? method.chainId,
    amount: shortDecimal(order.amount ?? toDecimal(input.amount)),
    currency: input.amount.currency,
    url,
  });
}

const UNREADABLE: ProviderError = {
  code: "unexpected_response",
  message: "PayIn took the order but did not say how to pay it.",
  effect: "unknown",
};

/** A link as we know it: only a published one has an address, whatever a draft's answer says. */
export function mapLink(link: Link, siteUrl: string): NativeLink {
  const isPublic = link.status === "published" || link.status === "active";
  const url = link.url ?? (link.slug ? `${siteUrl}/checkout/${encodeURIComponent(link.slug)}` : null);
  return { externalId: link.id, url: isPublic ? url : null };
}
