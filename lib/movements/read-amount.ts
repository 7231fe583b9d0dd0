import { invalidInput } from "../errors.ts";
import { isPositive, type Money, parsePrice } from "../money.ts";

const WORDS = {
  not_a_number: "Write the amount as a number, like 2500.00.",
  unknown_currency: "Choose one of the listed currencies.",
  too_precise: "This currency has fewer digits after the point.",
  too_large: "That amount is too large.",
} as const;

/** What a person typed, as money that can be sent; throws `invalid_input` at `amount`. */
export function readAmount(typed: string, currency: string): Money {
  const parsed = parsePrice(typed.replaceAll(",", ""), currency);
  if (!parsed.ok) throw invalidInput({ amount: WORDS[parsed.error] });
  if (!isPositive(parsed.value)) throw invalidInput({ amount: "Enter an amount above zero." });
  return parsed.value;
}
