import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { assertId } from "../ids.ts";
import type { ProviderContext, ProviderError } from "../providers/contract.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { err, ok, type Result } from "../result.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import { kindAtProvider, TRANSFER_METHOD } from "../transactions/movement-way.ts";
import { misfitOf, recordAnswer } from "../transactions/record-answer.ts";
import { recordRefusal } from "../transactions/record-refusal.ts";
import { callProvider } from "./call-provider.ts";
import { kindOf } from "./figures-of.ts";
import { openTransfer } from "./open-transfer.ts";
import { recordDoubt } from "./record-doubt.ts";
import { recordNotSent } from "./record-not-sent.ts";
import { findRow } from "./repository.ts";
import { takeSend } from "./take-send.ts";
import type { Tried } from "./tried.ts";

/**
 * One try at sending a refund or payout, from the queue. An answer is a fact; a refusal ends it; where the provider may
 * have acted it stays open and, where that is safe, is sent again with the same key. Never throws for what a provider does.
 */
export async function sendMovement(
  scope: Scope,
  job: { readonly transactionId: string; readonly after: number },
  clock: Clock = systemClock,
): Promise<void> {
  const found = await findRow(scope, job.transactionId);
  if (found === null) return;
  const connection = await loadConnection(scope, found.connectionId);
  if (found.method === TRANSFER_METHOD) return openTransfer(scope, connection, found, clock);
  const taken = await takeSend(scope, job);
  if (taken.type === "nothing") return;
  const { row } = taken;
  const tried = { scope, connection, row, clock, sends: row.sendCount };
  if (taken.type === "lost") return recordDoubt(tried, LOST);
  await send({ ...tried, sends: taken.sends });
}

async function send(tried: Tried): Promise<void> {
  const { scope, connection, row, clock } = tried;
  const id = assertId("transaction", row.id);
  const context = openContext(scope, connection, { transactionId: id, clock, attempt: tried.sends });
  // It was sent before and may be there. Keys are forgotten over there after a day or more, so it is looked for first.
  if (row.status !== "created" && (canLook(connection) || !connection.repeatsSafely())) {
    const there = await lookFor(context, tried);
    if (!there.ok) return recordDoubt(tried, there.error);
    if (there.value !== null) return keepFound(tried, there.value);
  }
  // It may have waited for days, for a second person or a try; meanwhile somebody may have switched it off.
  if (connection.disabledAt !== null) return recordNotSent(tried, SWITCHED_OFF);
  const answer = await callProvider(scope, context, connection, row);
  const misfit = (error: ProviderError) => recordMisfit(tried, error);
  if (answer.ok) return recordAnswer(scope, id, connection, answer.value, clock, misfit);
  const { error } = answer;
  if (error.code === "conflict") return resolveConflict(context, tried, error);
  if (error.effect === "unknown") return recordDoubt(tried, error);
  if (error.code === "rate_limited" || error.code === "unavailable" || error.code === "timeout")
    return recordNotSent(tried, error);
  return row.status === "created" ? end(tried, error) : refuseAfterDoubt(context, tried, error);
}

/** A request with this key or reference is there already: that one counts. */
async function resolveConflict(context: ProviderContext, tried: Tried, error: ProviderError): Promise<void> {
  const there = await lookFor(context, tried);
  if (there.ok && there.value !== null) return keepFound(tried, there.value);
  return recordDoubt(tried, { ...error, effect: "unknown" });
}

/** An earlier try may have been carried out: a refusal of this one ends it only when nothing is there. */
async function refuseAfterDoubt(context: ProviderContext, tried: Tried, error: ProviderError): Promise<void> {
  const there = await lookFor(context, tried);
  if (!there.ok) return recordDoubt(tried, error);
  return there.value === null ? end(tried, error) : keepFound(tried, there.value);
}

async function end({ scope, connection, row, clock }: Tried, error: ProviderError): Promise<void> {
  const id = assertId("transaction", row.id);
  await recordRefusal(scope, id, connection, error, clock, kindOf(row));
}

function canLook({ provider }: Connection): boolean {
  return provider.operations.findPayment !== undefined;
}

async function lookFor(
  context: ProviderContext,
  { connection, row }: Tried,
): Promise<Result<ProviderFact | null, ProviderError>> {
  const { findPayment } = connection.provider.operations;
  if (findPayment === undefined) return err(CANNOT_LOOK);
  const there = await findPayment(context, { reference: row.id, kind: kindAtProvider(row) });
  return there.ok ? ok(there.value) : there;
}

async function keepFound(tried: Tried, fact: ProviderFact): Promise<void> {
  const { scope, connection, clock } = tried;
  try {
    await applyProviderFact(scope, { connection, fact, source: "api", at: clock.now() });
  } catch (thrown) {
    const misfit = misfitOf(thrown);
    if (misfit === null) throw thrown;
    await recordMisfit(tried, misfit);
  }
}

/** It was taken on, but what was answered is not this movement: sending it again could only make one more. */
async function recordMisfit(tried: Tried, error: ProviderError): Promise<void> {
  await recordDoubt(tried, { ...error, code: "conflict" });
}

const SWITCHED_OFF: ProviderError = {
  code: "unavailable",
  message: "The connection is switched off. Nothing was sent.",
  effect: "not_applied",
};

const CANNOT_LOOK: ProviderError = {
  code: "conflict",
  message: "The provider can't be asked whether it is there.",
  effect: "unknown",
};

const LOST: ProviderError = {
  code: "unexpected_response",
  message: "Paydeck stopped before it heard the provider's answer.",
  effect: "unknown",
};
