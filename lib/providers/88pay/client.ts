import { z } from "zod";
import { toDecimal } from "../../money.ts";
import { err, ok } from "../../result.ts";
import type { ProviderContext, ProviderOperations } from "../contract.ts";
import { exactNumber } from "../exact-json.ts";
import { requestJson } from "../http.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import type { CreatePaymentInput } from "../payment-contract.ts";
import { shortDecimal } from "../read-amount.ts";
import { COUNTRIES } from "./countries.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";
import {
  balanceSchema,
  chargeSchema,
  mapBalance,
  mapCharge,
  mapTransaction,
  transactionSchema,
} from "./mapper.ts";
import { type EightyEightMethod, findMethod } from "./methods.ts";
import { getToken, withToken } from "./token.ts";

type Operations = ProviderOperations<Credentials>;
type Context = ProviderContext<Credentials>;

export const checkCredentials: Operations["checkCredentials"] = async (context) => {
  const token = await getToken(context, { force: true });
  return token.ok ? ok({ account: context.credentials.merchantId }) : token;
};

export const createPayment: NonNullable<Operations["createPayment"]> = async (context, input) => {
  const country = input.country ?? context.credentials.country;
  const method = findMethod(input.method.id);
  if (!method) return err(refusal("88Pay has no such method."));
  const problem =
    findLimitProblem({ amount: input.amount, method, country }) ?? findCountryProblem(method, input, country);
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
    const created = answer.ok ? mapCharge(answer.value.data, { method, input, sessionId }) : answer;
    // A lost answer names no reference: the session, with the amount, is all that a webhook can be matched by.
    if (created.ok || created.error.effect !== "unknown") return created;
    return err({ ...created.error, sessionKey: sessionId });
  });
};

export const getPayment: NonNullable<Operations["getPayment"]> = (context, { externalId, kind }) =>
  withToken(context, async (headers) => {
    const answer = await requestJson(context, {
      operation: "getPayment",
      method: "GET",
      path: `/api/transactions/${encodeURIComponent(externalId)}`,
      headers,
      schema: transactionSchema,
      mapError,
    });
    return answer.ok ? ok(mapTransaction(answer.value.data, { externalId, kind })) : answer;
  });

export const listBalances: NonNullable<Operations["listBalances"]> = (context) =>
  withToken(context, async (headers) => {
    const answer = await requestJson(context, {
      operation: "listBalances",
      method: "POST",
      path: "/api/balance",
      query: { id: context.credentials.merchantId },
      headers,
      schema: z.object({ data: balanceSchema }),
      mapError,
      movesMoney: false,
    });
    return answer.ok ? mapBalance(answer.value.data, currencyOfAccount(context)) : answer;
  });

function findCountryProblem(method: EightyEightMethod, { amount }: CreatePaymentInput, country: string) {
  const entry = COUNTRIES[country];
  if (!entry) return refusal(`88Pay is not offered in ${country}.`);
  if (method.local && entry.currency !== amount.currency)
    return refusal(`In ${entry.name}, 88Pay takes ${entry.currency} only.`);
  return null;
}

function chargeBody(method: EightyEightMethod, input: CreatePaymentInput, country: string) {
  // Cash, crypto and classic transfers bring the payer nowhere (page "cash").
  const redirects = method.category === "CARD" || method.category === "WALLET" || method.id === "pse";
  return {
    flow: "PAYIN",
    method_code: method.code,
    method_category: method.category,
    amount: exactNumber(shortDecimal(toDecimal(input.amount))),
    currency: input.amount.currency,
    country: COUNTRIES[country]?.alpha3,
    description: input.description.slice(0, 255),
    customer_id: input.customer.id,
    notification_url: input.notificationUrl,
    ...(redirects ? { return_url: input.returnUrl } : {}),
  };
}

function currencyOfAccount({ credentials }: Context) {
  return COUNTRIES[credentials.country]?.currency ?? "USD";
}
