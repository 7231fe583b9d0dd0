import { invalidInput } from "../errors.ts";
import { isPositive, type Money, parsePrice } from "../money.ts";
import { err, type Result } from "../result.ts";

const WORDS = {
  not_a_number: "Write the amount as a number, like 2500.00.",
  unknown_currency: "Choose one of the listed currencies.",
  too_precise: "This currency has fewer digits after the point.",
  too_large: "That amount is too large.",
} as const;

/** What a person typed, as money that can be sent; throws `invalid_input` at `amount`. */
export function readAmount(typed: string, currency: string): Money {
  const parsed = readTyped(typed, currency);
  if (!parsed.ok) throw invalidInput({ amount: parsed.error });
  return parsed.value;
}

/** The same, with what is wrong in words. */
export function readTyped(typed: string, currency: string): Result<Money, string> {
  const parsed = parsePrice(typed.trim(), currency);
  if (!parsed.ok) return err(WORDS[parsed.error]);
  return isPositive(parsed.value) ? parsed : err("Enter an amount above zero.");
}
