import { err, ok, type Result } from "../../result.ts";
import type { ProviderError, ProviderOperations } from "../contract.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import type { CreatedPayment, CreatePaymentInput } from "../payment-contract.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { isTooFine, writeMoney } from "./amounts.ts";
import { type Context, call, keyHeader, keyInBody } from "./call.ts";
import { resolveConflict } from "./conflict.ts";
import type { Credentials } from "./credentials.ts";
import { buildAt } from "./dot-path.ts";
import { findByReference } from "./list.ts";
import { mappingOf } from "./mapping.ts";
import { type Payment, paymentFact, paymentSchema, readPayment } from "./payment.ts";

/** Opens a payment on the gateway's own page, where the payer's card stays. */
export const createPayment: NonNullable<ProviderOperations<Credentials>["createPayment"]> = async (
  context,
  input,
) => {
  const mapping = mappingOf(context.credentials);
  const isInvoice = input.method.family === "crypto";
  const path = isInvoice ? mapping.paths.create_invoice : mapping.paths.create;
  const problem = findLimitProblem(input) ?? ownProblem(input, path);
  if (problem) return err(problem);
  const answer = await call(context, {
    operation: "createPayment",
    method: "POST",
    path,
    headers: keyHeader(context.credentials, input.idempotencyKey),
    body: paymentBody(context, input),
    schema: paymentSchema(mapping),
  });
  if (answer.ok) return created(context, answer.value);
  const found = await resolveConflict(answer.error, input.amount, () =>
    findByReference(context, {
      operation: "createPayment",
      path: mapping.paths.list,
      reference: input.transactionId,
      read: (item) => readPayment(mapping, item),
    }),
  );
  return found.ok ? created(context, found.value) : found;
};

function ownProblem({ amount, method }: CreatePaymentInput, path: string): ProviderError | null {
  if (path === "") return refusal(`This gateway's mapping has no path for ${method.label}.`);
  return isTooFine(amount) ? refusal(`The amount is finer than ${amount.currency} can be charged.`) : null;
}

function paymentBody({ credentials }: Context, input: CreatePaymentInput): unknown {
  const mapping = mappingOf(credentials);
  const { send } = mapping;
  return buildAt([
    [send.amount, writeMoney(mapping, input.amount)],
    [send.currency, input.amount.currency],
    [send.reference, input.transactionId],
    [send.description, input.description],
    [send.customer_id, input.customer.id],
    [send.return_url, input.returnUrl],
    [send.notification_url, input.notificationUrl],
    [send.idempotency_key, keyInBody(credentials, input.idempotencyKey)],
  ]);
}

function created({ credentials }: Context, payment: Payment): Result<CreatedPayment, ProviderError> {
  if (!payment.checkoutUrl)
    return err({
      code: "unexpected_response",
      message: "The gateway took the payment but named no checkout page.",
      effect: "unknown",
    });
  const stated = payment.status === undefined ? { ...payment, status: "pending" } : payment;
  return ok(
    withoutUndefined({
      externalId: payment.id,
      nextAction: { type: "redirect" as const, url: payment.checkoutUrl },
      expiresAt: payment.expiresAt,
      fact: paymentFact(mappingOf(credentials), stated),
    }),
  );
}
