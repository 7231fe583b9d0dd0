import type { z } from "zod";
import { withdrawApproval } from "../approvals/withdraw-approval.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { closeMovement } from "./close-movement.ts";
import { lockRow } from "./repository.ts";
import type { callOffInput } from "./schema.ts";
import { canCallOff } from "./steps.ts";

/** Ends a movement that was never sent anywhere: one that waits for a second person, or for somebody's wallet. */
export async function callOff(
  scope: Scope,
  { transactionId, why }: z.output<typeof callOffInput>,
  kind: "refund" | "payout",
  clock: Clock = systemClock,
): Promise<{ readonly transactionId: string }> {
  await unit(async (tx) => {
    const row = await lockRow(tx, scope, transactionId);
    if (row?.kind !== kind) throw notFound("Transaction");
    if (!canCallOff(row))
      throw new AppError("conflict", "It may have been sent already, so it can't be called off.");
    const at = clock.now();
    await withdrawApproval(tx, scope, { transactionId: row.id }, { note: why, at });
    const summary = `${actorName(scope.actor)} called it off`;
    await closeMovement(tx, scope, row, { status: "canceled", summary, reason: why, at });
    const target = { targetType: "transaction", targetId: row.id };
    await writeAudit(tx, scope, { action: `${row.kind}.call-off`, ...target, detail: { why } });
  });
  return { transactionId };
}
