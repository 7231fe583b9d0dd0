import { z } from "zod";
import type { ProviderError } from "../contract.ts";
import type { ErrorAnswer } from "../http-errors.ts";
import { withoutUndefined } from "../without-undefined.ts";

const MESSAGES: Readonly<Record<number, string>> = {
  400: "88Pay refused the request: a value is missing or wrong.",
  401: "88Pay rejected the API key or the merchant ID.",
  403: "88Pay does not allow this for the account. It may be suspended: ask 88Pay's support.",
  404: "88Pay does not know this transaction.",
  422: "88Pay does not offer this method for this country, currency or amount.",
  429: "88Pay asks for fewer calls.",
};

/** The same number means another thing where money leaves. */
const PAYOUT_MESSAGES: Readonly<Record<number, string>> = {
  ...MESSAGES,
  422: "88Pay does not pay this out: the balance may be too low, or it does not pay to this country.",
};

const retryAfterSchema = z.object({ retry_after: z.number().int().positive().max(86_400) });

/** 88Pay has no error codes beyond the HTTP number (its page "error handling"). */
export function mapError(answer: ErrorAnswer): Partial<ProviderError> {
  return explain(answer, MESSAGES);
}

export function mapPayoutError(answer: ErrorAnswer): Partial<ProviderError> {
  return explain(answer, PAYOUT_MESSAGES);
}

function explain(
  { status, headers, body }: ErrorAnswer,
  messages: Readonly<Record<number, string>>,
): Partial<ProviderError> {
  const waiting = headers.has("retry-after") ? undefined : retryAfterSchema.safeParse(body).data;
  return withoutUndefined({
    message: messages[status],
    retryAfterMs: waiting ? waiting.retry_after * 1000 : undefined,
  });
}
