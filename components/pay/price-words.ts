import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";
import { moneyText } from "./pay-money.ts";

/** "Pay 30.00 USD", by currency. */
export function priceHeadings(
  { amount, prices }: Pick<PayPage, "amount" | "prices">,
  words: PayWords,
  language: Language,
): Record<string, string> {
  const all = amount === null ? prices : [amount, ...prices];
  return Object.fromEntries(all.map((price) => [price.currency, words.pay(moneyText(price, language))]));
}

/** What a payer who chooses may choose in one currency of the link; in its own unless another is named. */
export function choiceIn(
  { limits, choices, currency }: Pick<PayPage, "limits" | "choices" | "currency">,
  named: string = currency,
): Pick<PayPage, "limits" | "currency"> {
  const other = choices.find((choice) => choice.currency === named);
  return other ? { limits: other, currency: named } : { limits, currency };
}

/** "Between 5.00 and 200.00 USD"; undefined where everything goes. */
export function limitWords(
  { limits }: Pick<PayPage, "limits">,
  words: PayWords,
  language: Language,
): string | undefined {
  const min = limits?.min ? moneyText(limits.min, language) : null;
  const max = limits?.max ? moneyText(limits.max, language) : null;
  if (min !== null && max !== null) return words.limits.between(min, max);
  if (min !== null) return words.limits.atLeast(min);
  return max === null ? undefined : words.limits.atMost(max);
}

/** As a person would type it: "25", "25.50". */
export function shortAmount({ amount }: MoneyDto): string {
  return amount.replace(/\.0+$/, "");
}
