import { addMoney, moneyOf, subtractMoney, toDecimal } from "../money.ts";

/** A stored decimal with exactly the digits that its currency or its value needs: "2500.00". */
export function exactOf(decimal: string, currency: string): string {
  return toDecimal(moneyOf(decimal, currency));
}

export function exactOrNull(decimal: string | null, currency: string): string | null {
  return decimal === null ? null : exactOf(decimal, currency);
}

export function addDecimal(a: string, b: string, currency: string): string {
  return toDecimal(addMoney(moneyOf(a, currency), moneyOf(b, currency)));
}

export function subtractDecimal(a: string, b: string, currency: string): string {
  return toDecimal(subtractMoney(moneyOf(a, currency), moneyOf(b, currency)));
}
