import { currencyOf, isCurrencyCode } from "../currencies.ts";
import { atParity, compareMoney, type Money, moneyOf, toDecimal } from "../money.ts";
import type { MethodFamily } from "../providers/payment-contract.ts";
import type { OfferedMethod } from "./pay-page/schema.ts";

/** A method as offers need it: plain data, so that the form can work out the same offers as the public page. */
export interface OfferableMethod {
  readonly id: string;
  readonly label: string;
  readonly family: MethodFamily;
  readonly network: string | null;
  readonly currencies: readonly string[];
  /** Decimal strings by currency. */
  readonly min: Readonly<Record<string, string>>;
  readonly max: Readonly<Record<string, string>>;
  readonly expectedSeconds: number;
}

export interface OfferableConnection {
  readonly id: string;
  readonly name: string;
  /** Disabled, or it can't take payments at all. */
  readonly down: boolean;
  /** The provider keeps failing of late, and calls to it are paused. */
  readonly isPaused?: boolean;
  readonly methods: readonly OfferableMethod[];
}

/** One connection of a link: the chosen methods in the merchant's order; empty means all of them. */
export interface OfferedWay {
  readonly connectionId: string;
  readonly methods: readonly string[];
}

export interface Asked {
  readonly currency: string;
  /** Null while the payer has not chosen. */
  readonly price: Money | null;
}

/** Every way to pay a link in the merchant's order, each with what it would charge or why it can't be used. */
export function offeredMethods(
  ways: readonly OfferedWay[],
  connections: readonly OfferableConnection[],
  asked: Asked,
): OfferedMethod[] {
  return ways.flatMap((way) => {
    const connection = connections.find((one) => one.id === way.connectionId);
    if (!connection) return [];
    return chosenMethods(connection, way.methods).map((method) => offer(connection, method, asked));
  });
}

/**
 * As {@link offeredMethods} for a link with several prices, the main one first. A method is offered once for each price
 * that it can charge as it stands, and at par only where no price says what it costs in that currency.
 */
export function offeredForPrices(
  ways: readonly OfferedWay[],
  connections: readonly OfferableConnection[],
  prices: readonly Asked[],
): OfferedMethod[] {
  const offers = prices.flatMap((asked, index) =>
    offeredMethods(ways, connections, asked)
      .filter((offer) => {
        const charged = chargedBy(offer, connections, asked);
        return charged === null || isOwnCharge(charged, asked, prices, index);
      })
      .map((offer) => (index === 0 ? offer : { ...offer, key: `${offer.key}:${asked.currency}` })),
  );
  if (prices.length < 2) return offers;
  // What can charge one price need not be told to refuse another.
  const takes = new Set(offers.filter(cantCharge(false)).map(baseKey));
  return offers.filter((offer) => !cantCharge(true)(offer) || !takes.has(baseKey(offer)));
}

/** What an offer charges; where the payer has yet to choose an amount, what it will charge. Null: it can't charge this price. */
function chargedBy(
  { connectionId, methodId, charge }: OfferedMethod,
  connections: readonly OfferableConnection[],
  { currency, price }: Asked,
): string | null {
  if (charge !== null || price !== null) return charge?.currency ?? null;
  const methods = connections.find(({ id }) => id === connectionId)?.methods;
  const method = methods?.find(({ id }) => id === methodId);
  return method === undefined ? null : chargeCurrency(method, currency);
}

/** The price's own currency; or at par, when neither another price nor an earlier one is charged in it. */
function isOwnCharge(charged: string, asked: Asked, prices: readonly Asked[], index: number): boolean {
  if (charged === asked.currency) return true;
  if (prices.some(({ currency }) => currency === charged)) return false;
  const unit = unitOfAccount(charged);
  return !prices.slice(0, index).some(({ currency }) => unitOfAccount(currency) === unit);
}

const cantCharge = (unfit: boolean) => (offer: OfferedMethod) =>
  (offer.unavailable?.reason === "currency") === unfit;

function baseKey({ connectionId, methodId }: OfferedMethod): string {
  return `${connectionId}:${methodId}`;
}

/** The currency that `method` would charge for a price in `currency`: the same, else one at par; null when neither. */
export function chargeCurrency(method: Pick<OfferableMethod, "currencies">, currency: string): string | null {
  if (method.currencies.includes(currency)) return currency;
  const unit = unitOfAccount(currency);
  return method.currencies.find((one) => unit !== null && unitOfAccount(one) === unit) ?? null;
}

function chosenMethods(connection: OfferableConnection, chosen: readonly string[]): OfferableMethod[] {
  if (chosen.length === 0) return [...connection.methods];
  return chosen.flatMap((id) => connection.methods.find((method) => method.id === id) ?? []);
}

function offer(connection: OfferableConnection, method: OfferableMethod, asked: Asked): OfferedMethod {
  const charge = chargeFor(method, asked);
  return {
    key: `${connection.id}:${method.id}`,
    connectionId: connection.id,
    connectionName: connection.name,
    methodId: method.id,
    label: method.label,
    family: method.family,
    network: method.network,
    expectedSeconds: method.expectedSeconds,
    priceCurrency: asked.currency,
    isPaused: connection.isPaused === true,
    limits: asked.price === null ? limitsFor(method, asked.currency) : null,
    charge:
      charge.money === null ? null : { amount: toDecimal(charge.money), currency: charge.money.currency },
    unavailable: connection.down
      ? { reason: "down", limit: null, currencies: [] }
      : (charge.refused ?? limitOf(method, charge.money)),
  };
}

type Refusal = NonNullable<OfferedMethod["unavailable"]>;

function chargeFor(
  method: OfferableMethod,
  { currency, price }: Asked,
): { money: Money | null; refused: Refusal | null } {
  const refused: Refusal = { reason: "currency", limit: null, currencies: [...method.currencies] };
  const charged = chargeCurrency(method, currency);
  if (charged === null || !isCurrencyCode(charged)) return { money: null, refused };
  if (price === null) return { money: null, refused: null };
  const money = atParity(price, charged);
  // A millionth of a token has no counterpart in cents.
  if (money.scale > currencyOf(charged).exponent) return { money: null, refused };
  return { money, refused: null };
}

/** What a payer who chooses the amount has to keep to. */
function limitsFor(method: OfferableMethod, currency: string): OfferedMethod["limits"] {
  const charged = chargeCurrency(method, currency);
  if (charged === null || !isCurrencyCode(charged)) return null;
  const bound = (limit: string | undefined) =>
    limit === undefined ? null : { amount: toDecimal(moneyOf(limit, charged)), currency: charged };
  const [min, max] = [bound(method.min[charged]), bound(method.max[charged])];
  return min === null && max === null ? null : { min, max };
}

function limitOf(method: OfferableMethod, money: Money | null): Refusal | null {
  if (money === null) return null;
  const { currency } = money;
  const min = method.min[currency];
  if (min !== undefined && compareMoney(money, moneyOf(min, currency)) < 0)
    return beyond("below_min", min, currency);
  const max = method.max[currency];
  if (max !== undefined && compareMoney(money, moneyOf(max, currency)) > 0)
    return beyond("above_max", max, currency);
  return null;
}

function beyond(reason: "below_min" | "above_max", limit: string, currency: string): Refusal {
  return { reason, limit: { amount: toDecimal(moneyOf(limit, currency)), currency }, currencies: [] };
}

function unitOfAccount(currency: string): string | null {
  if (!isCurrencyCode(currency)) return null;
  return currencyOf(currency).parity ?? currency;
}
