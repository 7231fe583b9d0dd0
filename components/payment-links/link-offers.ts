import { isCurrencyCode } from "#lib/currencies.ts";
import { isPositive, type Money, parsePrice } from "#lib/money.ts";
import { offeredMethods } from "#lib/payment-links/offered-methods.ts";
import type { LinkOptions, OfferedMethod } from "#lib/payment-links/schema.ts";
import type { LinkForm } from "./use-link-form.ts";

/** What has been typed so far, when it is an amount. */
export function typedPrice(form: LinkForm): Money | null {
  if (form.payerChooses || !isCurrencyCode(form.currency)) return null;
  const price = parsePrice(form.amount.trim(), form.currency);
  return price.ok && isPositive(price.value) ? price.value : null;
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
  return offeredMethods(ways, connections, { currency: form.currency, price: typedPrice(form) });
}

/** Connections with at least one method that can be used. */
export function usableConnections(offers: readonly OfferedMethod[]): ReadonlySet<string> {
  return new Set(offers.filter((offer) => offer.unavailable === null).map((offer) => offer.connectionId));
}
