import { isCurrencyCode } from "../currencies.ts";
import { formatAmount } from "../format.ts";
import { moneyOf } from "../money.ts";
import { type Asked, chargeCurrency, type OfferableConnection, offeredForPrices } from "./offered-methods.ts";
import type { OfferedMethod } from "./pay-page/schema.ts";
import type { CreateLinkInput } from "./schema.ts";

/**
 * Why chosen ways can't be used for any of these prices, by field: "ways.0"; and which further price no way can charge:
 * "prices.0.currency". The main price comes first. Empty when all is well.
 */
export function checkWays(
  ways: CreateLinkInput["ways"],
  connections: readonly OfferableConnection[],
  prices: readonly Asked[],
): Record<string, string> {
  const fields: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [index, way] of ways.entries()) {
    const problem = seen.has(way.connectionId)
      ? "This way is chosen twice."
      : problemOf(way, connections, prices);
    if (problem !== null) fields[`ways.${index}`] = problem;
    seen.add(way.connectionId);
  }
  const offers = offeredForPrices(ways, connections, prices).filter(
    ({ unavailable }) => unavailable === null,
  );
  for (const [index, { currency }] of prices.entries()) {
    if (index === 0 || offers.some(({ priceCurrency }) => priceCurrency === currency)) continue;
    fields[`prices.${index - 1}.currency`] = `None of the ways to pay can charge this price in ${currency}.`;
  }
  return fields;
}

function problemOf(
  way: CreateLinkInput["ways"][number],
  connections: readonly OfferableConnection[],
  prices: readonly Asked[],
): string | null {
  const connection = connections.find((one) => one.id === way.connectionId);
  if (!connection) return "This connection is not there any more.";
  if (connection.down) return `${connection.name} can't take payments now.`;
  const unknown = way.methods.find((id) => !connection.methods.some((method) => method.id === id));
  if (unknown !== undefined) return `${connection.name} has no method "${unknown}".`;
  const unfit = connection.methods.find(
    (method) =>
      way.methods.includes(method.id) &&
      prices.every(({ currency }) => chargeCurrency(method, currency) === null),
  );
  const currencies = prices.map(({ currency }) => currency).join(" or ");
  if (unfit) return `${unfit.label} can't charge ${currencies}.`;
  return amountProblem(connection.name, offeredForPrices([way], connections, prices), currencies);
}

function amountProblem(name: string, offers: readonly OfferedMethod[], currency: string): string | null {
  if (offers.some((offer) => offer.unavailable === null)) return null;
  const limited = offers.find((offer) => offer.unavailable?.limit);
  const limit = limited?.unavailable?.limit;
  if (!limited || !limit || !isCurrencyCode(limit.currency)) return `${name} can't charge ${currency}.`;
  const bound = limited.unavailable?.reason === "above_max" ? "more" : "less";
  return `${name} takes no ${bound} than ${formatAmount(moneyOf(limit.amount, limit.currency))}.`;
}
