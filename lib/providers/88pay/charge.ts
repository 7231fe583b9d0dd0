import { toDecimal } from "../../money.ts";
import { err } from "../../result.ts";
import type { ProviderOperations } from "../contract.ts";
import { exactNumber } from "../exact-json.ts";
import { requestJson } from "../http.ts";
import { refusal } from "../method-limits.ts";
import type { CreatePaymentInput } from "../payment-contract.ts";
import { shortDecimal } from "../read-amount.ts";
import { mapCharge } from "./charge-answer.ts";
import { chargeSchema } from "./charge-schema.ts";
import { findProblem } from "./check-request.ts";
import { COUNTRIES } from "./countries.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";
import { type EightyEightMethod, findMethod } from "./methods.ts";
import { withToken } from "./token.ts";

/** Creates a charge (pages "create operation", "quickstart"): cards, wallets, banks, vouchers and USDT by one body. */
export const createPayment: NonNullable<ProviderOperations<Credentials>["createPayment"]> = async (
  context,
  input,
) => {
  const country = input.country ?? context.credentials.country;
  const method = findMethod(input.method.id);
  if (!method) return err(refusal("88Pay has no such method."));
  const { amount, description, notificationUrl } = input;
  const urls = {
    "webhook address": notificationUrl,
    "return address": redirects(method) ? input.returnUrl : undefined,
  };
  const asked = { amount, method, description, country, local: method.local, mode: context.mode, urls };
  const problem = findProblem(asked);
  if (problem) return err(problem);
  return withToken(context, async (headers, sessionId) => {
    const answer = await requestJson(context, {
      operation: "createPayment",
      method: "POST",
      path: method.category === "CASH" ? "/api/transactions/cash" : "/api/transactions/charges",
      // Undocumented and harmless: no repeat is ever sent, but a proxy of theirs may know the header.
      headers: { ...headers, "idempotency-key": input.idempotencyKey },
      body: chargeBody(method, input, country),
      schema: chargeSchema,
      mapError,
    });
    const created = answer.ok ? mapCharge(answer.value, { method, input, sessionId }) : answer;
    // A lost answer names no reference: the session, with the amount, is all that a webhook can be matched by.
    if (created.ok || created.error.effect !== "unknown") return created;
    return err({ ...created.error, sessionKey: sessionId });
  });
};

/** Cash, crypto and classic transfers bring the payer nowhere (page "cash"). */
function redirects(method: EightyEightMethod): boolean {
  return method.category === "CARD" || method.category === "WALLET" || method.id === "pse";
}

function chargeBody(method: EightyEightMethod, input: CreatePaymentInput, country: string) {
  return {
    flow: "PAYIN",
    method_code: method.code,
    method_category: method.category,
    amount: exactNumber(shortDecimal(toDecimal(input.amount))),
    currency: input.amount.currency,
    country: COUNTRIES[country]?.alpha3,
    description: input.description,
    customer_id: input.customer.id,
    notification_url: input.notificationUrl,
    ...(redirects(method) ? { return_url: input.returnUrl } : {}),
    ...(country === "CO" ? colombianExtras(input) : {}),
  };
}

/** Page "Colombia" shows the payer and the order in objects of their own. Sent beside the flat body, never instead. */
function colombianExtras({ customer, transactionId, description }: CreatePaymentInput) {
  const { name, email, document } = customer;
  const [firstName, ...lastNames] = (name ?? "").trim().split(/\s+/);
  const payer = {
    ...(email ? { email } : {}),
    ...(firstName ? { first_name: firstName } : {}),
    ...(lastNames.length > 0 ? { last_name: lastNames.join(" ") } : {}),
    ...(document ? { document_type: document.type, document_number: document.number } : {}),
  };
  const order = { reference: transactionId, description };
  return Object.keys(payer).length > 0 ? { customer: payer, order } : { order };
}
