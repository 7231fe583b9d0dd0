import { z } from "zod";
import type { ProviderError } from "../contract.ts";
import type { ErrorAnswer } from "../http-errors.ts";
import { looseText } from "../loose.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** All three shapes of page "errors": nested, legacy, and the rate limiter's own. */
const errorSchema = z.object({
  error: z
    .union([z.object({ code: looseText }), z.string()])
    .optional()
    .catch(undefined),
  code: looseText,
  error_code: looseText,
  retry_after: looseText,
});

const MESSAGES: Readonly<Record<number, string>> = {
  400: "Pepay refused the request: a value is missing or wrong.",
  401: "Pepay rejected the API key.",
  403: "Pepay does not allow this for the key. Mainnet has to be activated first.",
  404: "Pepay does not know this invoice in this environment.",
  409: "Pepay already has a request with this idempotency key.",
  429: "Pepay asks for fewer calls.",
};

export function mapError({ status, headers, body }: ErrorAnswer): Partial<ProviderError> {
  const read = errorSchema.safeParse(body).data;
  const nested = typeof read?.error === "object" ? read.error.code : undefined;
  return withoutUndefined({
    message: MESSAGES[status],
    providerCode: nested ?? read?.error_code ?? read?.code,
    retryAfterMs: headers.has("retry-after") ? undefined : readDuration(read?.retry_after),
  });
}

const UNIT_MS: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: 3_600_000 };

/** Pepay's limiter writes "15 minutes" where others write a number of seconds. */
export function readDuration(text: string | undefined): number | undefined {
  const match = /^(\d{1,5})\s*(second|minute|hour)?s?$/i.exec(text?.trim() ?? "");
  return match ? Number(match[1]) * (UNIT_MS[(match[2] ?? "second").toLowerCase()] ?? 1000) : undefined;
}
