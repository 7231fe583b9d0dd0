import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { openContext } from "../connections/open-context.ts";
import { env } from "../env.ts";
import type { TransactionId } from "../ids.ts";
import type { ProviderError } from "../providers/contract.ts";
import { isProvidersOwn, isRetryable } from "../providers/errors.ts";
import type { CreatedPayment } from "../providers/payment-contract.ts";
import { err, type Result } from "../result.ts";
import { postponeSend } from "./postpone-send.ts";
import { recordAnswer } from "./record-answer.ts";
import { recordRefusal } from "./record-refusal.ts";
import { recordUnanswered } from "./record-unanswered.ts";
import { nextSendAt } from "./send-schedule.ts";
import type { PaymentWanted } from "./write-payment.ts";

/** Which try it is; `inDoubt`: an earlier one may have reached the provider. */
interface Attempt {
  readonly number: number;
  readonly inDoubt: boolean;
}

/** The first one, by whoever has just written the payment down. */
const FIRST: Attempt = { number: 1, inDoubt: false };

/**
 * What to do about a refusal that certainly did nothing and is the provider's own: it was dealt with (`recorded`), the
 * payment has failed (`refuse`), or it is sent again where that may help (`wait`).
 */
export type AfterRefusal = (error: ProviderError) => Promise<"recorded" | "refuse" | "wait">;

/**
 * Asks the provider for a payment that is already written down, outside any database transaction, and records the
 * outcome: an answer is a fact, a refusal fails the payment, a failure in passing has it sent again by the queue, silence
 * leaves it open and queues a sync. Never throws for what a provider does.
 */
export async function requestPayment(
  scope: Scope,
  id: TransactionId,
  wanted: PaymentWanted,
  clock: Clock,
  attempt: Attempt = FIRST,
  afterRefusal?: AfterRefusal,
): Promise<void> {
  const { connection } = wanted;
  const answer = await ask(scope, id, wanted, clock, attempt.number);
  if (answer.ok) return recordAnswer(scope, id, connection, answer.value, clock);
  const { error } = answer;
  const step = attempt.inDoubt || !isProvidersOwn(error) ? "wait" : await afterRefusal?.(error);
  if (step === "recorded") return;
  if (step === "refuse") return recordRefusal(scope, id, connection, error, clock);
  const inDoubt = attempt.inDoubt || error.effect === "unknown";
  const runAt = whenAgain(connection, error, { number: attempt.number, inDoubt }, clock);
  if (runAt !== null) return postponeSend(scope, id, { error, sent: attempt.number, inDoubt, runAt }, clock);
  // After a try in doubt only a decline speaks for all of them: any other refusal may mean this try alone.
  if (inDoubt && error.code !== "declined") return recordUnanswered(scope, id, error, clock);
  return recordRefusal(scope, id, connection, error, clock);
}

/** Null: not again. What may have arrived is repeated only where the same key makes the same payment. */
function whenAgain(
  connection: Connection,
  error: ProviderError,
  { number, inDoubt }: Attempt,
  clock: Clock,
): Date | null {
  if (!isRetryable(error) || (inDoubt && !connection.repeatsSafely())) return null;
  const { retryAfterMs } = error;
  return nextSendAt(number, clock.now(), retryAfterMs === undefined ? {} : { retryAfterMs });
}

async function ask(
  scope: Scope,
  id: TransactionId,
  wanted: PaymentWanted,
  clock: Clock,
  attempt: number,
): Promise<Result<CreatedPayment, ProviderError>> {
  const { connection, customer, country } = wanted;
  const create = connection.provider.operations.createPayment;
  if (!create)
    return err({
      code: "invalid_request",
      message: "This connection takes no payments.",
      effect: "not_applied",
    });
  const context = openContext(scope, connection, { transactionId: id, clock, attempt });
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
