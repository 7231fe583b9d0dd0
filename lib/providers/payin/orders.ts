import { isSameMoney } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderError, ProviderOperations } from "../contract.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import type { CreatedPayment, CreatePaymentInput } from "../payment-contract.ts";
import { readAmount } from "../read-amount.ts";
import type { Credentials } from "./credentials.ts";
import { findOrder } from "./find-order.ts";
import { findAmountProblem } from "./limits.ts";
import { findDeposit } from "./list-deposits.ts";
import { mapCreated, mapOrder } from "./mapper.ts";
import { findMethod, type PayinMethod } from "./methods.ts";
import { findForeignChain } from "./networks.ts";
import { orderBody } from "./order-body.ts";
import { type Order, orderSchema } from "./order-shape.ts";
import { request } from "./request.ts";

type Operations = ProviderOperations<Credentials>;

export const createPayment: NonNullable<Operations["createPayment"]> = async (context, input) => {
  const method = findMethod(context.mode, input.method.id);
  if (!method) return err(refusal("PayIn has no such network in this mode."));
  const problem = findLimitProblem({ amount: input.amount, method }) ?? findAmountProblem(input.amount);
  if (problem) return err(problem);
  const answer = await request(context, {
    operation: "createPayment",
    method: "POST",
    path: "/orders",
    headers: { "idempotency-key": input.idempotencyKey },
    body: orderBody(input, method, context.credentials),
    schema: orderSchema,
  });
  if (answer.ok) return created(answer.value, input, method);
  if (!mayBeDuplicate(answer.error)) return answer;
  const earlier = await findOrder(context, input.transactionId, "createPayment");
  const isOurs = earlier.ok && earlier.value !== null && isSameOrder(earlier.value, input, method);
  return isOurs && earlier.value ? created(earlier.value, input, method) : answer;
};

/**
 * The reference is our transaction's id: a duplicate is our own earlier try, whose answer was lost. The server's source
 * has no name for it and answers its 500.
 */
function mayBeDuplicate({ code, providerCode }: ProviderError): boolean {
  return code === "conflict" || providerCode === "ORDER_CREATION_FAILED";
}

/** An order of the same reference for something else is no earlier try of this one. */
function isSameOrder(order: Order, input: CreatePaymentInput, method: PayinMethod): boolean {
  const amount = readAmount(order.amount, order.currency);
  return amount !== undefined && isSameMoney(amount, input.amount) && order.chainId === method.chainId;
}

function created(
  order: Order,
  input: CreatePaymentInput,
  method: PayinMethod,
): Result<CreatedPayment, ProviderError> {
  // A payer must never be shown an address on which the money would be lost.
  if (order.chainId !== undefined && order.chainId !== method.chainId) return err(OTHER_CHAIN);
  return mapCreated(order, input, method);
}

const OTHER_CHAIN: ProviderError = {
  code: "unexpected_response",
  message: "PayIn answered an order on another network than was asked for.",
  effect: "unknown",
};

export const getPayment: NonNullable<Operations["getPayment"]> = async (context, { externalId, kind }) => {
  if (kind === "deposit") return findDeposit(context, externalId);
  const answer = await request(context, {
    operation: "getPayment",
    method: "GET",
    path: `/orders/${encodeURIComponent(externalId)}`,
    schema: orderSchema,
  });
  if (!answer.ok) return answer;
  const foreign = findForeignChain(context.mode, [answer.value.chainId]);
  if (foreign) return err(refusal(`The order is on another network. ${foreign}`));
  const fact = mapOrder({ ...answer.value, orderId: answer.value.orderId ?? externalId });
  return fact ? ok(fact) : err(refusal("PayIn's order has no id."));
};

export const findPayment: NonNullable<Operations["findPayment"]> = async (context, { reference, kind }) => {
  if (kind !== "payment") return ok(null);
  const order = await findOrder(context, reference, "findPayment");
  return order.ok ? ok(order.value && mapOrder(order.value)) : order;
};
