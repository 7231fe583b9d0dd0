import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import { cancelProblem } from "./cancel-problem.ts";
import { findDetail } from "./detail-repository.ts";
import { noteStep } from "./note-step.ts";
import { queueSync } from "./queue-sync.ts";
import type { cancelInput } from "./schema.ts";
import type { TransactionStatus } from "./status.ts";

/**
 * Asks the provider to end a payment that nobody has paid. Its answer is a fact like any other: when the payer was
 * faster, it says so. Without an answer nothing is concluded, and the provider is asked what became of it.
 */
export async function cancelAtProvider(
  scope: Scope,
  { transactionId, why }: z.output<typeof cancelInput>,
  clock: Clock = systemClock,
): Promise<{ readonly status: TransactionStatus }> {
  const row = await findDetail(scope, transactionId);
  if (row === null) throw notFound("Transaction");
  const connection = await loadConnection(scope, row.connectionId);
  const problem = cancelProblem(row, connection);
  const cancel = connection.provider.operations.cancelPayment;
  if (problem !== null || cancel === undefined || row.externalId === null)
    throw new AppError("conflict", problem ?? "It can't be canceled.");
  const id = assertId("transaction", row.id);
  const actor = actorName(scope.actor);
  await unit(async (tx) => {
    const step = { transactionId: id, source: "person", summary: `${actor} asked to cancel it` } as const;
    await noteStep(tx, scope, { ...step, detail: why, actor, at: clock.now() });
    const target = { targetType: "transaction", targetId: id };
    await writeAudit(tx, scope, { action: "transaction.cancel", ...target, detail: { why } });
  });
  const { externalId } = row;
  const answer = await cancel(openContext(scope, connection, { transactionId: id, clock }), { externalId });
  if (!answer.ok) {
    await unit((tx) => queueSync(tx, scope, id));
    throw new AppError("provider_failed", answer.error.message);
  }
  await applyProviderFact(scope, { connection, fact: answer.value, source: "api", actor, at: clock.now() });
  return { status: answer.value.status };
}
