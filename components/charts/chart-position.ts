import { type Money, moneyOf } from "#lib/money.ts";

/** Where each amount is drawn: thousandths of the largest. For positions only, never for figures. */
export function positionsOf(decimals: readonly string[], currency: string): number[] {
  const amounts = decimals.map((decimal) => moneyOf(decimal, currency));
  const scale = Math.max(0, ...amounts.map((money) => money.scale));
  const units = amounts.map((money) => unitsAt(money, scale));
  const largest = units.toSorted((a, b) => (a < b ? 1 : -1)).at(0) ?? 0n;
  const top = largest > 0n ? largest : 1n;
  return units.map((unit) => Number((unit * 1000n) / top));
}

function unitsAt(money: Money, scale: number): bigint {
  return money.units * 10n ** BigInt(scale - money.scale);
}
