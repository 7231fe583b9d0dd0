import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import type { Transaction } from "../db/generated/client.ts";
import { unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import type { ProviderContext, ProviderError } from "../providers/contract.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { err, ok, type Result } from "../result.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import { FactRefused } from "./fact-refused.ts";
import { kindAtProvider } from "./movement-way.ts";
import { postponeSync } from "./postpone-sync.ts";
import { queueSend } from "./queue-send.ts";
import { findTransactionRow } from "./repository.ts";
import { MOST_SENDS, sendingTookMs } from "./send-schedule.ts";

/** Time after the last try after which a payment that the provider has never heard of was never made there. */
const NEVER_ARRIVED_AFTER_MS = 10 * 60_000;

export interface SyncOutcome {
  readonly changed: boolean;
  /** Why the provider could not be asked, in plain words. */
  readonly problem: ProviderError | null;
}

/** Asks the provider for the current truth of one transaction and applies the answer as a fact. */
export async function syncTransaction(
  scope: Scope,
  transactionId: string,
  clock: Clock = systemClock,
): Promise<SyncOutcome> {
  const row = await findTransactionRow(scope, transactionId);
  if (row === null) throw notFound("Transaction");
  const id = assertId("transaction", row.id);
  const connection = await loadConnection(scope, row.connectionId);
  const answer = await ask(
    // Somebody who asks by hand wants to know whether the provider is back.
    openContext(scope, connection, { transactionId: id, clock, probe: scope.actor.type === "member" }),
    connection,
    row,
    clock.now(),
  );
  if (!answer.ok || answer.value === null) {
    if (answer.ok && mayBeSentAgain(row, connection)) {
      const send = { transactionId: id, after: row.sendCount, inDoubt: true };
      await unit((tx) => queueSend(tx, scope, send));
    }
    await postponeSync(scope, row, connection, clock.now());
    return { changed: false, problem: answer.ok ? null : answer.error };
  }
  try {
    const arrival = { connection, fact: answer.value, source: "poll" as const, at: clock.now() };
    const { verdict } = await applyProviderFact(scope, arrival);
    return { changed: verdict === "applied" || verdict === "conflict", problem: null };
  } catch (thrown) {
    if (!(thrown instanceof FactRefused)) throw thrown;
    await postponeSync(scope, row, connection, clock.now());
    return { changed: false, problem: doesNotFit(thrown) };
  }
}

function doesNotFit(refused: FactRefused): ProviderError {
  return {
    code: "unexpected_response",
    message: `The provider's answer does not fit. ${refused.message}`,
    effect: "not_applied",
  };
}

/** Null: the provider has nothing to say yet. */
async function ask(
  context: ProviderContext,
  connection: Connection,
  row: Transaction,
  now: Date,
): Promise<Result<ProviderFact | null, ProviderError>> {
  const { provider } = connection;
  const kind = kindAtProvider(row);
  if (row.externalId !== null) {
    return provider.operations.getPayment?.(context, { externalId: row.externalId, kind }) ?? err(CANNOT_ASK);
  }
  const { findPayment } = provider.operations;
  // Where nobody can be asked, silence proves nothing: it stays open and in sight until a webhook or a person speaks.
  if (findPayment === undefined) return ok(null);
  const found = await findPayment(context, { reference: row.id, kind });
  if (!found.ok || found.value !== null) return found;
  // Money that leaves is sent again with the same key, or closed by a person; its absence alone ends nothing.
  if (kind !== "payment") return ok(null);
  if (mayBeSentAgain(row, connection)) return ok(null);
  const silence = now.getTime() - row.createdAt.getTime() - sendingTookMs(row.sendCount);
  return ok(silence > NEVER_ARRIVED_AFTER_MS ? neverArrived(row, kind) : null);
}

/** The provider has no trace of it: while tries are left, it is sent once more rather than given up. */
function mayBeSentAgain(row: Transaction, connection: Connection): boolean {
  const { provider, mode } = connection;
  const isOffered = provider.methods(mode).some(({ id }) => id === row.method);
  const hasTriesLeft = row.sendCount > 0 && row.sendCount < MOST_SENDS;
  return (
    row.kind === "payment" &&
    row.externalId === null &&
    isOffered &&
    hasTriesLeft &&
    connection.repeatsSafely()
  );
}

function neverArrived(row: Transaction, kind: ProviderFact["kind"]): ProviderFact {
  return {
    subject: { reference: row.id },
    kind,
    status: "failed",
    providerStatus: "not found",
    reason: "The provider never received it",
    mayBeginElsewhere: false,
  };
}

const CANNOT_ASK: ProviderError = {
  code: "invalid_request",
  message: "This provider can't be asked about a single payment.",
  effect: "not_applied",
};
