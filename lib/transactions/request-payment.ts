import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import { openContext } from "../connections/open-context.ts";
import { unit } from "../db/unit.ts";
import { env } from "../env.ts";
import type { TransactionId } from "../ids.ts";
import { log } from "../logger.ts";
import type { ProviderError } from "../providers/contract.ts";
import type { CreatedPayment } from "../providers/payment-contract.ts";
import { err, type Result } from "../result.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import { FactRefused } from "./fact-refused.ts";
import { recordUnanswered } from "./record-unanswered.ts";
import { updateTransaction } from "./repository.ts";
import type { PaymentWanted } from "./write-payment.ts";

/**
 * Asks the provider for a payment that is already written down, outside any database transaction, and records the
 * outcome: an answer is a fact, a refusal fails the payment, silence leaves it open and queues a sync. Never throws for
 * what a provider does.
 */
export async function requestPayment(
  scope: Scope,
  id: TransactionId,
  wanted: PaymentWanted,
  clock: Clock,
): Promise<void> {
  const answer = await ask(scope, id, wanted, clock);
  if (answer.ok) return recordAnswer(scope, id, wanted, answer.value, clock);
  if (answer.error.effect === "unknown") return recordUnanswered(scope, id, answer.error, clock);
  return recordRefusal(scope, id, wanted, answer.error, clock);
}

async function ask(
  scope: Scope,
  id: TransactionId,
  wanted: PaymentWanted,
  clock: Clock,
): Promise<Result<CreatedPayment, ProviderError>> {
  const { connection, customer, country } = wanted;
  const create = connection.provider.operations.createPayment;
  if (!create)
    return err({
      code: "invalid_request",
      message: "This connection takes no payments.",
      effect: "not_applied",
    });
  const context = openContext(scope, connection, { transactionId: id, clock });
  return create(context, {
    transactionId: id,
    idempotencyKey: wanted.idempotencyKey,
    amount: wanted.amount,
    method: wanted.method,
    description: wanted.description,
    customer: {
      id: customer?.id ?? id,
      ...(customer ? { name: customer.name } : {}),
      ...(customer?.email ? { email: customer.email } : {}),
    },
    ...(country === undefined ? {} : { country }),
    returnUrl: wanted.returnUrl,
    notificationUrl: `${env().PAYDECK_URL}/api/webhooks/${connection.id}`,
  });
}

/** The provider's id first and by itself: it must be kept even when the fact beside it is not believed. */
async function recordAnswer(
  scope: Scope,
  id: TransactionId,
  { connection }: PaymentWanted,
  created: CreatedPayment,
  clock: Clock,
): Promise<void> {
  const { externalId, sessionKey, nextAction, expiresAt, fact } = created;
  const at = clock.now();
  await unit((tx) =>
    updateTransaction(tx, scope, id, {
      externalId,
      ...(sessionKey === undefined ? {} : { sessionKey }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      nextAction,
      updatedAt: at,
    }),
  );
  try {
    await applyProviderFact(scope, { connection, fact, source: "api", at });
  } catch (thrown) {
    if (!(thrown instanceof FactRefused)) throw thrown;
    log("payments").warn(
      { transactionId: id, refused: thrown.code },
      "The answer to a new payment does not fit it",
    );
    await recordUnanswered(
      scope,
      id,
      { code: "unexpected_response", message: thrown.message, effect: "unknown" },
      clock,
    );
  }
}

async function recordRefusal(
  scope: Scope,
  id: TransactionId,
  { connection }: PaymentWanted,
  error: ProviderError,
  clock: Clock,
): Promise<void> {
  await applyProviderFact(scope, {
    connection,
    fact: {
      subject: { reference: id },
      kind: "payment",
      status: error.code === "declined" ? "declined" : "failed",
      providerStatus: error.providerCode ?? error.code,
      reason: error.message,
      mayBeginElsewhere: false,
    },
    source: "api",
    at: clock.now(),
  });
}
