import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { unit } from "../db/unit.ts";
import { env } from "../env.ts";
import { assertId } from "../ids.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import type { JobPayload } from "../queue/jobs.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import { FactRefused } from "./fact-refused.ts";
import { queueSync } from "./queue-sync.ts";
import { recordRefusal } from "./record-refusal.ts";
import { storedMoney, updateTransaction } from "./repository.ts";
import { requestPayment } from "./request-payment.ts";
import { claimSend, findUnanswered, hasSuccessor, type UnansweredPayment } from "./send-repository.ts";
import { MOST_SENDS } from "./send-schedule.ts";
import type { PaymentWanted } from "./write-payment.ts";

/**
 * Sends the creation of a payment once more, with the same key. Where an earlier try may have arrived, the provider is
 * asked for the payment first. Does nothing once an answer is there, and nothing more when another payment took its place.
 */
export async function retryPayment(
  scope: Scope,
  { transactionId, after, inDoubt }: Pick<JobPayload<"retry-payment">, "transactionId" | "after" | "inDoubt">,
  clock: Clock = systemClock,
): Promise<void> {
  const row = await findUnanswered(scope, transactionId);
  if (row === null) return;
  const connection = await loadConnection(scope, row.connectionId);
  // A try that was counted and not written about ended with its process: it may have arrived.
  const mayHaveArrived = inDoubt || row.sendCount > after;
  if (mayHaveArrived && (await foundAndSettled(scope, row, connection, clock))) return;
  const method = connection.provider.methods(connection.mode).find(({ id }) => id === row.method);
  const hindrance = await whyNotSend(scope, row, connection, { method, mayHaveArrived });
  if (hindrance !== null || method === undefined) {
    return giveUp(scope, row, connection, { why: hindrance ?? "", mayHaveArrived }, clock);
  }
  const id = assertId("transaction", row.id);
  if (!(await claimSend(scope, id, row.sendCount, clock.now()))) return;
  const attempt = { number: row.sendCount + 1, inDoubt: mayHaveArrived };
  await requestPayment(scope, id, wantedAgain(row, connection, method), clock, attempt);
}

async function whyNotSend(
  scope: Scope,
  row: UnansweredPayment,
  connection: Connection,
  {
    method,
    mayHaveArrived,
  }: { readonly method: PaymentMethod | undefined; readonly mayHaveArrived: boolean },
): Promise<string | null> {
  const { provider, disabledAt } = connection;
  if (await hasSuccessor(scope, row)) return "The payer began another payment in its place.";
  if (disabledAt !== null) return "The connection was switched off meanwhile.";
  if (method === undefined) return `${provider.name} no longer offers this way to pay.`;
  // What the provider does not show may be there all the same; without keys, sending it again could make a second one.
  if (mayHaveArrived && !connection.repeatsSafely())
    return "It may have arrived, and the provider would make another.";
  return row.sendCount < MOST_SENDS ? null : "The provider could not be reached in seven tries.";
}

/** What the provider has of it is applied. True: nothing is left to send. */
async function foundAndSettled(
  scope: Scope,
  row: UnansweredPayment,
  connection: Connection,
  clock: Clock,
): Promise<boolean> {
  const { findPayment } = connection.provider.operations;
  if (findPayment === undefined) return false;
  const transactionId = assertId("transaction", row.id);
  const context = openContext(scope, connection, { transactionId, clock });
  const found = await findPayment(context, { reference: row.id, kind: "payment" });
  if (!found.ok || found.value === null) return false;
  const arrival = { connection, fact: found.value, source: "poll" as const, at: clock.now() };
  try {
    await applyProviderFact(scope, arrival);
  } catch (thrown) {
    if (!(thrown instanceof FactRefused)) throw thrown;
    return true;
  }
  // Found and still open, its next step is unknown here: the same key brings the same payment, with its page.
  return (await findUnanswered(scope, row.id)) === null;
}

/** Certainly not made: it has failed. In doubt it stays open, and the reconciler finds out. */
async function giveUp(
  scope: Scope,
  row: UnansweredPayment,
  connection: Connection,
  { why, mayHaveArrived }: { readonly why: string; readonly mayHaveArrived: boolean },
  clock: Clock,
): Promise<void> {
  const id = assertId("transaction", row.id);
  if (!mayHaveArrived) {
    const error = { code: "unavailable" as const, message: why, effect: "not_applied" as const };
    return recordRefusal(scope, id, connection, error, clock);
  }
  await unit(async (tx) => {
    await updateTransaction(tx, scope, id, { sendCount: MOST_SENDS, updatedAt: clock.now() });
    await queueSync(tx, scope, id);
  });
}

function wantedAgain(row: UnansweredPayment, connection: Connection, method: PaymentMethod): PaymentWanted {
  const { customer, country, linkId, invoiceNumber } = row;
  return {
    connection,
    method,
    amount: storedMoney(row.amount, row.currency),
    idempotencyKey: row.idempotencyKey,
    reference: row.reference,
    description: row.description,
    returnUrl: row.returnUrl ?? env().PAYDECK_URL,
    ...(invoiceNumber === null ? {} : { invoiceNumber }),
    ...(customer === null ? {} : { customer: { ...customer, id: assertId("customer", customer.id) } }),
    ...(country === null ? {} : { country }),
    ...(linkId === null ? {} : { linkId }),
  };
}
