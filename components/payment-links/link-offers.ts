import { isCurrencyCode } from "#lib/currencies.ts";
import { isPositive, type Money, parsePrice } from "#lib/money.ts";
import { findAmountProblems, sumOfLines } from "#lib/payment-links/asks/schema.ts";
import { type Asked, offeredForPrices } from "#lib/payment-links/offered-methods.ts";
import type { OfferedMethod } from "#lib/payment-links/pay-page/schema.ts";
import type { LinkOptions } from "#lib/payment-links/schema.ts";
import type { LinkForm } from "./link-form.ts";

/** What has been typed so far, when it is an amount. */
export function typedPrice(form: LinkForm): Money | null {
  const { kind, currency } = form;
  if (kind === "payer" || !isCurrencyCode(currency)) return null;
  if (kind === "fixed") return readPrice(form.amount, currency);
  const problems = findAmountProblems({ ...form, payerChooses: false, prices: [] });
  const whole = form.lines.length > 0 && form.lines.every(({ quantity }) => Number.isSafeInteger(quantity));
  return problems.length === 0 && whole ? sumOfLines(form.lines, currency) : null;
}

/** What a typed amount is, when it is one. */
export function readPrice(typed: string, currency: string): Money | null {
  const price = parsePrice(typed.trim(), currency);
  return price.ok && isPositive(price.value) ? price.value : null;
}

/** Every price of the form, the main one first. */
export function pricesOf(form: LinkForm): Asked[] {
  const isPayers = form.kind === "payer";
  return [
    { currency: form.currency, price: typedPrice(form) },
    ...form.prices.map(({ currency, amount }) => {
      return { currency, price: isPayers ? null : readPrice(amount, currency) };
    }),
  ];
}

/** Every method of every connection in the form's order, as the payer would find it. */
export function offersOf(form: LinkForm, options: LinkOptions): OfferedMethod[] {
  const connections = options.connections.map(({ connection, methods }) => ({
    id: connection.id,
    name: connection.name,
    down: false,
    methods,
  }));
  const ways = form.ways.map(({ connectionId }) => ({ connectionId, methods: [] }));
  return offeredForPrices(ways, connections, pricesOf(form));
}

/** Connections with at least one method that can be used. */
export function usableConnections(offers: readonly OfferedMethod[]): ReadonlySet<string> {
  return new Set(offers.filter((offer) => offer.unavailable === null).map((offer) => offer.connectionId));
}
