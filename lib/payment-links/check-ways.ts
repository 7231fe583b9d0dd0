import { type CurrencyCode, isCurrencyCode } from "../currencies.ts";
import { formatAmount } from "../format.ts";
import { type Money, moneyOf } from "../money.ts";
import { chargeCurrency, type OfferableConnection, offeredMethods } from "./offered-methods.ts";
import type { CreateLinkInput, OfferedMethod } from "./schema.ts";

/** Why chosen ways can't be used for this price, by field: "ways.0". Empty when all can. */
export function checkWays(
  ways: CreateLinkInput["ways"],
  connections: readonly OfferableConnection[],
  asked: { readonly currency: CurrencyCode; readonly price: Money | null },
): Record<string, string> {
  const fields: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [index, way] of ways.entries()) {
    const problem = seen.has(way.connectionId)
      ? "This way is chosen twice."
      : problemOf(way, connections, asked);
    if (problem !== null) fields[`ways.${index}`] = problem;
    seen.add(way.connectionId);
  }
  return fields;
}

function problemOf(
  way: CreateLinkInput["ways"][number],
  connections: readonly OfferableConnection[],
  asked: { readonly currency: CurrencyCode; readonly price: Money | null },
): string | null {
  const connection = connections.find((one) => one.id === way.connectionId);
  if (!connection) return "This connection is not there any more.";
  if (connection.down) return `${connection.name} can't take payments now.`;
  const unknown = way.methods.find((id) => !connection.methods.some((method) => method.id === id));
  if (unknown !== undefined) return `${connection.name} has no method "${unknown}".`;
  const unfit = connection.methods.find(
    (method) => way.methods.includes(method.id) && chargeCurrency(method, asked.currency) === null,
  );
  if (unfit) return `${unfit.label} can't charge ${asked.currency}.`;
  return amountProblem(connection.name, offeredMethods([way], connections, asked), asked.currency);
}

function amountProblem(name: string, offers: readonly OfferedMethod[], currency: string): string | null {
  if (offers.some((offer) => offer.unavailable === null)) return null;
  const limited = offers.find((offer) => offer.unavailable?.limit);
  const limit = limited?.unavailable?.limit;
  if (!limited || !limit || !isCurrencyCode(limit.currency)) return `${name} can't charge ${currency}.`;
  const bound = limited.unavailable?.reason === "above_max" ? "more" : "less";
  return `${name} takes no ${bound} than ${formatAmount(moneyOf(limit.amount, limit.currency))}.`;
}
