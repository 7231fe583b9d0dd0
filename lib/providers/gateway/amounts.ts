import { currencyOf, isCurrencyCode } from "../../currencies.ts";
import { type Money, moneyFromUnits, toDecimal, toMinorUnits } from "../../money.ts";
import { exactNumber } from "../exact-json.ts";
import { looseDecimal } from "../loose.ts";
import { readAmount } from "../read-amount.ts";
import type { GatewayMapping } from "./mapping.ts";

/**
 * Their amount as money. Minor units must be a whole number: anything else is no amount, and is left out rather than
 * guessed at.
 */
export function readMoney(
  { amounts }: GatewayMapping,
  amount: unknown,
  currency: string | undefined,
): Money | undefined {
  const decimal = looseDecimal.parse(amount);
  const code = currency?.toUpperCase() ?? "";
  if (decimal === undefined || !isCurrencyCode(code)) return undefined;
  if (amounts.unit === "major") return readAmount(decimal, code);
  return /^-?\d{1,18}$/.test(decimal) ? moneyFromUnits(BigInt(decimal), code) : undefined;
}

/** Our amount as they want it written. */
export function writeMoney({ amounts }: GatewayMapping, amount: Money): unknown {
  const text = amounts.unit === "major" ? toDecimal(amount) : toMinorUnits(amount).toString();
  return amounts.written_as === "text" ? text : exactNumber(text);
}

export function isTooFine(amount: Money): boolean {
  return amount.scale > currencyOf(amount.currency).exponent;
}
