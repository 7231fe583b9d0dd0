import { isCurrencyCode } from "#lib/currencies.ts";
import { type Money, parsePrice, toDecimal } from "#lib/money.ts";
import { totalOfLine } from "#lib/payment-links/asks/schema.ts";
import { type LinkImage, readImageHead } from "#lib/payment-links/image/schema.ts";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import type { LinkLineDto } from "#lib/payment-links/schema.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";
import type { LinkForm } from "./link-form.ts";
import { readPrice } from "./link-offers.ts";

export function dtoOf(money: Money | null): MoneyDto | null {
  return money && { amount: toDecimal(money), currency: money.currency };
}

/** The limits in each currency, as far as they have been typed. */
export function choiceOf({ kind, prices, ...form }: LinkForm): Pick<PayPage, "limits" | "choices"> {
  if (kind !== "payer") return { limits: null, choices: [] };
  const limitsOf = ({ currency, minAmount, maxAmount, suggested }: typeof form | (typeof prices)[number]) => {
    const read = (typed: string) => dtoOf(readPrice(typed, currency));
    return { min: read(minAmount), max: read(maxAmount), suggested: read(suggested) };
  };
  const choices = prices.map((price) => ({ currency: price.currency, ...limitsOf(price) }));
  return { limits: limitsOf(form), choices };
}

/** The lines that are complete enough to be shown. */
export function linesOf({ lines, currency }: LinkForm): LinkLineDto[] {
  if (!isCurrencyCode(currency)) return [];
  return lines.flatMap((line) => {
    const unit = parsePrice(line.unitAmount, currency);
    if (!unit.ok || !Number.isSafeInteger(line.quantity)) return [];
    const total = totalOfLine(line, currency);
    return {
      description: line.description,
      quantity: line.quantity,
      unit: { amount: toDecimal(unit.value), currency },
      total: { amount: toDecimal(total), currency },
    };
  });
}

/** A chosen picture before it is anywhere but here. */
export function pictureOf(base64: string): LinkImage | null {
  const head = readImageHead(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  return head && { src: `data:${head.type};base64,${base64}`, width: head.width, height: head.height };
}
