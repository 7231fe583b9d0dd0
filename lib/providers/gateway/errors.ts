import type { ProviderError } from "../contract.ts";
import type { ErrorAnswer } from "../http-errors.ts";
import { looseText } from "../loose.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { readAt } from "./dot-path.ts";

/** What a gateway's failure codes mean to a payer. Codes that we do not know are told as a plain decline. */
const DECLINE_REASONS: Readonly<Record<string, string>> = {
  card_declined: "Declined by the card's bank",
  generic_decline: "Declined by the card's bank",
  do_not_honor: "Declined by the card's bank",
  card_declined_after_attach: "The card was saved, then declined by its bank",
  insufficient_funds: "Insufficient funds",
  expired_card: "The card has expired",
  incorrect_cvc: "The security code is wrong",
  authentication_required: "The payer's bank asks for confirmation",
  authentication_failed: "The payer did not confirm with the bank",
  fraudulent: "Refused as a suspected fraud",
};

/** Refusals that say more than their HTTP status does. */
const REFUSALS: Readonly<Record<string, string>> = {
  insufficient_balance: "The balance at the gateway is too small.",
  refund_too_large: "The refund is larger than what is left of the payment.",
};

/** `codePath`: where the gateway's own code stands in an error. */
export function mapErrorAt(codePath: string): (answer: ErrorAnswer) => Partial<ProviderError> {
  return ({ status, body }) => {
    const providerCode = looseText.parse(readAt(body, codePath));
    const refusal = providerCode !== undefined && Object.hasOwn(REFUSALS, providerCode);
    if (refusal) return { providerCode, message: REFUSALS[providerCode] ?? "" };
    const message = status === 402 ? `${reasonOf(providerCode) ?? "The payment was declined"}.` : undefined;
    return withoutUndefined({ providerCode, message });
  };
}

/** Our words for a failure code; undefined when there is no such code here. */
export function reasonOf(code: string | undefined): string | undefined {
  return code !== undefined && Object.hasOwn(DECLINE_REASONS, code) ? DECLINE_REASONS[code] : undefined;
}
