import { currencyOf } from "../../currencies.ts";
import { type Money, toDecimal } from "../../money.ts";
import type { ProviderError } from "../contract.ts";
import { refusal } from "../method-limits.ts";
import { shortDecimal } from "../read-amount.ts";

const MAX_REFERENCE = 255;
const MAX_PAIRS = 10;
/** What PayIn reads of an amount: server source, ORDER_AMOUNT_FORMAT_INVALID. */
const MAX_DIGITS = 18;

export function findReferenceProblem(reference: string): ProviderError | null {
  if (reference.trim() === "") return refusal("A reference is needed.");
  return reference.length > MAX_REFERENCE
    ? refusal(`PayIn takes references of at most ${MAX_REFERENCE} characters.`)
    : null;
}

export function findMetadataProblem(metadata: Readonly<Record<string, string>> = {}): ProviderError | null {
  return Object.keys(metadata).length > MAX_PAIRS
    ? refusal(`PayIn takes at most ${MAX_PAIRS} pairs of metadata.`)
    : null;
}

/** An amount finer than the token itself can't be sent on its network. */
export function findAmountProblem(amount: Money): ProviderError | null {
  const digits = shortDecimal(toDecimal(amount)).split(".")[1]?.length ?? 0;
  const most = Math.min(currencyOf(amount.currency).exponent, MAX_DIGITS);
  return digits > most ? refusal(`${amount.currency} has at most ${most} digits after the point.`) : null;
}
