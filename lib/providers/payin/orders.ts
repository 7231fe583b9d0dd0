import { toDecimal } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderError, ProviderOperations } from "../contract.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import type { CreatePaymentInput } from "../payment-contract.ts";
import { shortDecimal } from "../read-amount.ts";
import type { Credentials } from "./credentials.ts";
import { findDeposit } from "./deposits.ts";
import { mapCreated, mapOrder } from "./mapper.ts";
import { findMethod, type PayinMethod } from "./methods.ts";
import { type Context, request } from "./request.ts";
import { type Order, orderSchema, ordersSchema } from "./shapes.ts";

type Operations = ProviderOperations<Credentials>;

export const createPayment: NonNullable<Operations["createPayment"]> = async (context, input) => {
  const method = findMethod(context.mode, input.method.id);
  if (!method) return err(refusal("PayIn has no such network in this mode."));
  const problem = findLimitProblem({ amount: input.amount, method });
  if (problem) return err(problem);
  const answer = await request(context, {
    operation: "createPayment",
    method: "POST",
    path: "/orders",
    headers: { "idempotency-key": input.idempotencyKey },
    body: orderBody(input, method),
    schema: orderSchema,
  });
  if (answer.ok) return mapCreated(answer.value, input, method);
  // The reference is our transaction's id: a duplicate is our own earlier try, whose answer was lost.
  if (answer.error.code !== "conflict") return answer;
  const earlier = await findOrder(context, input.transactionId);
  return earlier.ok && earlier.value ? mapCreated(earlier.value, input, method) : answer;
};

function orderBody(input: CreatePaymentInput, method: PayinMethod) {
  return {
    orderReference: input.transactionId,
    amount: shortDecimal(toDecimal(input.amount)),
    currency: input.amount.currency,
    chainId: method.chainId,
    successUrl: input.returnUrl,
    cancelUrl: input.returnUrl,
  };
}

export const getPayment: NonNullable<Operations["getPayment"]> = async (context, { externalId, kind }) => {
  if (kind === "deposit") return findDeposit(context, externalId);
  const answer = await request(context, {
    operation: "getPayment",
    method: "GET",
    path: `/orders/${encodeURIComponent(externalId)}`,
    schema: orderSchema,
  });
  if (!answer.ok) return answer;
  const fact = mapOrder({ ...answer.value, orderId: answer.value.orderId ?? externalId });
  return fact ? ok(fact) : err(refusal("PayIn's order has no id."));
};

export const findPayment: NonNullable<Operations["findPayment"]> = async (context, { reference }) => {
  const order = await findOrder(context, reference);
  if (!order.ok) return order;
  return ok(order.value ? mapOrder(order.value) : null);
};

/** The list's filter is a search: only an equal reference counts. */
async function findOrder(context: Context, reference: string): Promise<Result<Order | null, ProviderError>> {
  const answer = await request(context, {
    operation: "findPayment",
    method: "GET",
    path: "/orders",
    query: { orderReference: reference, page: "1", limit: "20" },
    schema: ordersSchema,
  });
  if (!answer.ok) return answer;
  return ok(answer.value.find((order) => order.reference === reference) ?? null);
}
