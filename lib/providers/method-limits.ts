import { compareMoney, isPositive, moneyOf } from "../money.ts";
import type { ProviderError } from "./contract.ts";
import type { CreatePaymentInput } from "./payment-contract.ts";

/** Why this method can't take this payment, told before any call is made. Null: nothing speaks against it. */
export function findLimitProblem(
  input: Pick<CreatePaymentInput, "amount" | "method" | "country">,
): ProviderError | null {
  const { amount, method, country } = input;
  const { currency } = amount;
  if (!isPositive(amount)) return refusal("The amount must be greater than zero.");
  if (!method.currencies.includes(currency)) return refusal(`${method.label} does not take ${currency}.`);
  if (country && method.countries && !method.countries.includes(country))
    return refusal(`${method.label} is not offered in ${country}.`);
  const min = method.min?.[currency];
  if (min && compareMoney(amount, moneyOf(min, currency)) < 0)
    return refusal(`${method.label} takes no less than ${grouped(min)} ${currency}.`);
  const max = method.max?.[currency];
  if (max && compareMoney(amount, moneyOf(max, currency)) > 0)
    return refusal(`${method.label} takes no more than ${grouped(max)} ${currency}.`);
  return null;
}

/** With commas between thousands, as people read it: "3,000,000". */
function grouped(decimal: string): string {
  const [whole = "", ...fraction] = decimal.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
}

/** A refusal that we can tell ourselves: nothing was sent. */
export function refusal(message: string): ProviderError {
  return { code: "invalid_request", message, effect: "not_applied" };
}
