import { toDecimal } from "../../money.ts";
import { err, ok } from "../../result.ts";
import type { ProviderOperations } from "../contract.ts";
import { exactNumber } from "../exact-json.ts";
import { requestJson } from "../http.ts";
import { refusal } from "../method-limits.ts";
import type { CreatePayoutInput } from "../movement-contract.ts";
import { shortDecimal } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { findProblem } from "./check-request.ts";
import { COUNTRIES } from "./countries.ts";
import type { Credentials } from "./credentials.ts";
import { mapPayoutError } from "./errors.ts";
import { withToken } from "./token.ts";
import { mapPayout, payoutSchema } from "./transaction-answer.ts";

/**
 * Bank payout (endpoint of the source document, S000). Body and answer are not documented: a charge's flat body with
 * `flow: "PAYOUT"` and the account beside it is assumed.
 */
export const createPayout: NonNullable<ProviderOperations<Credentials>["createPayout"]> = async (
  context,
  input,
) => {
  const country = input.country ?? input.method.countries?.[0] ?? context.credentials.country;
  const { amount, method, description, notificationUrl } = input;
  const urls = { "webhook address": notificationUrl };
  const asked = { amount, method, description, country, local: true, mode: context.mode, urls };
  const recipient = method.recipient.safeParse(input.recipient);
  const problem =
    findProblem(asked) ?? (recipient.success ? null : refusal("The recipient's details are not complete."));
  if (problem) return err(problem);
  return withToken(context, async (headers, sessionId) => {
    const answer = await requestJson(context, {
      operation: "createPayout",
      method: "POST",
      path: "/api/transactions/cashout-bank-transfer",
      headers: { ...headers, "idempotency-key": input.idempotencyKey },
      body: payoutBody(input, country),
      schema: payoutSchema,
      mapError: mapPayoutError,
    });
    if (answer.ok) return ok(mapPayout(answer.value, sessionId));
    const { error } = answer;
    return err(error.effect === "unknown" ? { ...error, sessionKey: sessionId } : error);
  });
};

function payoutBody(
  { amount, description, transactionId, notificationUrl, recipient }: CreatePayoutInput,
  country: string,
) {
  return {
    flow: "PAYOUT",
    method_code: "BANK_TRANSFER",
    method_category: "BANK",
    amount: exactNumber(shortDecimal(toDecimal(amount))),
    currency: amount.currency,
    country: COUNTRIES[country]?.alpha3,
    description,
    customer_id: transactionId,
    notification_url: notificationUrl,
    bank_details: withoutUndefined({
      bank_name: recipient.bankName,
      bank_code: recipient.bankCode,
      account_number: recipient.accountNumber,
      account_type: recipient.accountType,
      holder_name: recipient.holderName,
      document_type: recipient.documentType,
      document_number: recipient.documentNumber,
    }),
  };
}
