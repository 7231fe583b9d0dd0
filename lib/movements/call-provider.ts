import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { webhookUrl } from "../connections/webhook-url.ts";
import type { Transaction } from "../db/generated/client.ts";
import { assertId } from "../ids.ts";
import type { ProviderContext, ProviderError } from "../providers/contract.ts";
import { refusal } from "../providers/method-limits.ts";
import type { CreatedMovement } from "../providers/movement-contract.ts";
import { err, type Result } from "../result.ts";
import { REFUND_METHOD } from "../transactions/movement-way.ts";
import { amountOf } from "./figures-of.ts";
import { openRecipient } from "./recipient.ts";
import { payoutMethodsOf } from "./refund-way.ts";
import { findRow } from "./repository.ts";

type Answer = Promise<Result<CreatedMovement, ProviderError>>;

/** The one call that moves the money, with the key that was stored when the movement was written down. */
export async function callProvider(
  scope: Scope,
  context: ProviderContext,
  connection: Connection,
  row: Transaction,
): Answer {
  return row.method === REFUND_METHOD
    ? callRefund(scope, context, connection, row)
    : callPayout(scope, context, connection, row);
}

async function callRefund(
  scope: Scope,
  context: ProviderContext,
  { provider }: Connection,
  row: Transaction,
): Answer {
  const payment = row.parentId === null ? null : await findRow(scope, row.parentId);
  const { createRefund } = provider.operations;
  if (createRefund === undefined || payment === null || payment.externalId === null)
    return err(refusal("This payment can't be refunded through its provider."));
  return createRefund(context, {
    transactionId: assertId("transaction", row.id),
    idempotencyKey: row.idempotencyKey,
    payment: { externalId: payment.externalId, reference: payment.reference },
    amount: amountOf(row),
    ...(row.description === "" ? {} : { reason: row.description }),
    ...(row.address === null ? {} : { returnAddress: row.address }),
  });
}

async function callPayout(
  scope: Scope,
  context: ProviderContext,
  connection: Connection,
  row: Transaction,
): Answer {
  const method = payoutMethodsOf(connection).find((one) => one.id === row.method);
  const { createPayout } = connection.provider.operations;
  if (createPayout === undefined || method === undefined)
    return err(refusal("This connection no longer pays out this way."));
  const transactionId = assertId("transaction", row.id);
  return createPayout(context, {
    transactionId,
    idempotencyKey: row.idempotencyKey,
    amount: amountOf(row),
    method,
    ...(row.country === null ? {} : { country: row.country }),
    description: row.description,
    recipient: await openRecipient(scope, transactionId),
    notificationUrl: webhookUrl(connection.id),
  });
}
