import { z } from "zod";
import type { ProviderError } from "../contract.ts";
import type { ErrorAnswer } from "../http-errors.ts";
import { looseText } from "../loose.ts";
import { withoutUndefined } from "../without-undefined.ts";

const errorSchema = z.object({ error: z.object({ code: looseText }) });

/** What a gateway's failure codes mean to a payer. Codes that we do not know are told as a plain decline. */
const DECLINE_REASONS: Readonly<Record<string, string>> = {
  card_declined: "Declined by the card's bank",
  generic_decline: "Declined by the card's bank",
  do_not_honor: "Declined by the card's bank",
  insufficient_funds: "Insufficient funds",
  expired_card: "The card has expired",
  incorrect_cvc: "The security code is wrong",
  authentication_required: "The payer's bank asks for confirmation",
  authentication_failed: "The payer did not confirm with the bank",
  fraudulent: "Refused as a suspected fraud",
};

export function mapError({ status, body }: ErrorAnswer): Partial<ProviderError> {
  const providerCode = errorSchema.safeParse(body).data?.error.code;
  const message = status === 402 ? `${reasonOf(providerCode) ?? "The payment was declined"}.` : undefined;
  return withoutUndefined({ providerCode, message });
}

/** Our words for a failure code; undefined when there is no such code here. */
export function reasonOf(code: string | undefined): string | undefined {
  return code !== undefined && Object.hasOwn(DECLINE_REASONS, code) ? DECLINE_REASONS[code] : undefined;
}
