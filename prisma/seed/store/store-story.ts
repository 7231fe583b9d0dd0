import { type Scope, systemScope } from "#lib/auth/scope.ts";
import { fixedClock } from "#lib/clock.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { unit } from "#lib/db/unit.ts";
import { assertId } from "#lib/ids.ts";
import { moneyOf } from "#lib/money.ts";
import { applyFactInUnit, applyProviderFact } from "#lib/transactions/apply-provider-fact.ts";
import { recordUnanswered } from "#lib/transactions/record-unanswered.ts";
import { updateTransaction } from "#lib/transactions/repository.ts";
import { type PaymentWanted, writePayment } from "#lib/transactions/write-payment.ts";
import type { KnownConnections } from "#lib/webhooks/known-connections.ts";
import { type Opening, RETURN_URL, type Story } from "../world/story.ts";
import { takeIn } from "./take-in.ts";

/** Tells Paydeck one story, by the operations that live data goes through, each at its own time. */
export async function storeStory(
  scope: Scope,
  connection: Connection,
  story: Story,
  now: Date,
  connections: KnownConnections,
): Promise<void> {
  if (story.opening) await storeOpening(scope, connection, story.opening);
  for (const step of story.steps) {
    if (step.kind === "webhook") await takeIn(scope, connection, step, now, connections);
    else await applyProviderFact(scope, { connection, fact: step.fact, source: "poll", at: step.at });
  }
}

/** As `createPayment` does it, with the provider's answer at hand: the intention, its id, its first fact. */
async function storeOpening(scope: Scope, connection: Connection, opening: Opening): Promise<void> {
  const { id, plan, created, answeredAt } = opening;
  await unit(async (tx) => {
    await writePayment(
      tx,
      systemScope(scope.merchantId, scope.mode),
      wantedOf(connection, opening),
      fixedClock(plan.at),
    );
    if (created === null) return;
    const { externalId, sessionKey, nextAction, expiresAt, fact } = created;
    await updateTransaction(tx, scope, id, {
      externalId,
      ...(sessionKey === undefined ? {} : { sessionKey }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      nextAction,
      updatedAt: answeredAt,
    });
    await applyFactInUnit(tx, scope, { connection, fact, source: "api", at: answeredAt });
  });
  if (created === null)
    await recordUnanswered(scope, id, TIMED_OUT, fixedClock(new Date(plan.at.getTime() + 20_000)));
}

const TIMED_OUT = {
  code: "timeout",
  message: "The provider did not answer in time.",
  effect: "unknown",
} as const;

function wantedOf(connection: Connection, { id, plan, customer, linkId }: Opening): PaymentWanted {
  const method = connection.provider.methods(connection.mode).find((known) => known.id === plan.method);
  if (!method) throw new Error(`${connection.name} has no method ${plan.method}`);
  return {
    id,
    connection,
    method,
    amount: moneyOf(plan.amount, plan.currency),
    idempotencyKey: plan.idempotencyKey,
    reference: plan.reference,
    description: plan.description,
    returnUrl: RETURN_URL,
    ...(plan.invoiceNumber === undefined ? {} : { invoiceNumber: plan.invoiceNumber }),
    ...(customer === null ? {} : { customer: { ...customer, id: assertId("customer", customer.id) } }),
    ...(plan.country === null ? {} : { country: plan.country }),
    ...(linkId === null ? {} : { linkId }),
  };
}
