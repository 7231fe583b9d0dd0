import { currencyOf } from "../../currencies.ts";
import { toMinorUnits } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderContext, ProviderError, ProviderOperations } from "../contract.ts";
import { LIST_NOT_EXHAUSTED } from "../errors.ts";
import { exactNumber } from "../exact-json.ts";
import { type ProviderRequest, requestJson } from "../http.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import type { CreatePaymentInput } from "../payment-contract.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";
import {
  balanceSchema,
  mapBalances,
  mapCreated,
  mapPayment,
  paymentListSchema,
  paymentSchema,
} from "./mapper.ts";

type Operations = ProviderOperations<Credentials>;
type Context = ProviderContext<Credentials>;

const PAYMENTS = "/v1/payments";

export const checkCredentials: Operations["checkCredentials"] = async (context) => {
  const balance = await readBalance(context, "checkCredentials");
  // Not every gateway has balances; the key can be tried on the payments as well.
  const isAbsent = !balance.ok && balance.error.code === "not_found";
  const answer = isAbsent ? await findByReference(context, "checkCredentials", "paydeck-check") : balance;
  if (!answer.ok) return answer;
  return ok({ account: context.credentials.displayName || new URL(context.baseUrl).host });
};

export const createPayment: NonNullable<Operations["createPayment"]> = async (context, input) => {
  const problem = findLimitProblem({ amount: input.amount, method: input.method });
  if (problem) return err(problem);
  if (input.amount.scale > currencyOf(input.amount.currency).exponent)
    return err(refusal(`The amount is finer than ${input.amount.currency} can be charged.`));
  const answer = await call(context, {
    operation: "createPayment",
    method: "POST",
    path: PAYMENTS,
    headers: { "idempotency-key": input.idempotencyKey },
    body: paymentBody(input, context.credentials),
    schema: paymentSchema,
  });
  return answer.ok ? mapCreated(answer.value) : answer;
};

function paymentBody(input: CreatePaymentInput, { idempotency }: Credentials) {
  return {
    amount: exactNumber(toMinorUnits(input.amount).toString()),
    currency: input.amount.currency,
    reference: input.transactionId,
    description: input.description,
    customer_id: input.customer.id,
    return_url: input.returnUrl,
    ...(idempotency === "header_and_body" ? { idempotency_key: input.idempotencyKey } : {}),
  };
}

export const getPayment: NonNullable<Operations["getPayment"]> = async (context, { externalId }) => {
  const answer = await call(context, {
    operation: "getPayment",
    method: "GET",
    path: `${PAYMENTS}/${encodeURIComponent(externalId)}`,
    schema: paymentSchema,
  });
  return answer.ok ? ok(mapPayment(answer.value)) : answer;
};

/** A gateway that ignores the filter answers others' payments: only an equal reference counts. */
export const findPayment: NonNullable<Operations["findPayment"]> = async (context, { reference }) => {
  const answer = await findByReference(context, "findPayment", reference);
  if (!answer.ok) return answer;
  const found = answer.value.data.find((payment) => payment.reference === reference);
  if (found) return ok(mapPayment(found));
  // A gateway that ignores the filter answers its newest page: what is not on it may still exist.
  return answer.value.has_more === true ? err(LIST_NOT_EXHAUSTED) : ok(null);
};

export const listBalances: NonNullable<Operations["listBalances"]> = async (context) => {
  const answer = await readBalance(context, "listBalances");
  return answer.ok ? ok(mapBalances(answer.value)) : answer;
};

function findByReference(context: Context, operation: "checkCredentials" | "findPayment", reference: string) {
  return call(context, {
    operation,
    method: "GET",
    path: PAYMENTS,
    query: { reference },
    schema: paymentListSchema,
  });
}

function readBalance(context: Context, operation: "checkCredentials" | "listBalances") {
  return call(context, { operation, method: "GET", path: "/v1/balance", schema: balanceSchema });
}

function call<T>(context: Context, request: ProviderRequest<T>): Promise<Result<T, ProviderError>> {
  const { apiKey, authHeader } = context.credentials;
  const key: Record<string, string> =
    authHeader === "bearer" ? { authorization: `Bearer ${apiKey}` } : { "x-api-key": apiKey };
  return requestJson(context, { mapError, ...request, headers: { ...request.headers, ...key } });
}
