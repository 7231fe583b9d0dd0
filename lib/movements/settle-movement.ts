import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { closeMovement } from "./close-movement.ts";
import { lockRow } from "./repository.ts";
import type { settleInput } from "./schema.ts";
import { canSettle } from "./steps.ts";

/** Somebody has looked at the provider and says how a movement of unknown outcome ended, and why they think so. */
export async function settleMovement(
  scope: Scope,
  { transactionId, outcome, why }: z.output<typeof settleInput>,
  clock: Clock = systemClock,
): Promise<{ readonly transactionId: string }> {
  await unit(async (tx) => {
    const row = await lockRow(tx, scope, transactionId);
    if (row === null) throw notFound("Transaction");
    if (!canSettle(row))
      throw new AppError(
        "conflict",
        "Its outcome is known by now, or it is still being sent. Nothing was changed.",
      );
    const summary = `${actorName(scope.actor)} says that it ${outcome === "succeeded" ? "was paid" : "was not paid"}`;
    await closeMovement(tx, scope, row, { status: outcome, summary, reason: why, at: clock.now() });
    const target = { targetType: "transaction", targetId: row.id };
    await writeAudit(tx, scope, { action: `${row.kind}.settle`, ...target, detail: { outcome, why } });
  });
  return { transactionId };
}
