import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import { noteStep } from "../transactions/note-step.ts";
import { releaseReason } from "./held-reason.ts";
import { lockCase, resolveCase } from "./repository.ts";
import type { keepBothInput } from "./schema.ts";

/** Somebody says that both payments are right. No money moves; the second is held no longer. */
export async function keepBoth(
  scope: Scope,
  { caseId, why }: z.output<typeof keepBothInput>,
  clock: Clock = systemClock,
): Promise<{ readonly caseId: string }> {
  await unit(async (tx) => {
    const found = await lockCase(tx, scope, caseId);
    if (found === null) throw notFound("Double payment");
    if (found.resolvedAt !== null)
      throw new AppError("conflict", "Somebody has decided this already. Nothing was changed.");
    const at = clock.now();
    const actor = actorName(scope.actor);
    await resolveCase(tx, scope, caseId, { resolution: "kept", resolvedAt: at, resolvedBy: actor, why });
    await noteStep(tx, scope, {
      transactionId: assertId("transaction", found.secondId),
      source: "person",
      summary: `${actor} says that both payments are right`,
      detail: why,
      actor,
      at,
      ...(await releaseReason(tx, scope, found.secondId)),
    });
    await writeAudit(tx, scope, {
      action: "double_payment.keep",
      targetType: "transaction",
      targetId: found.secondId,
      detail: { caseId, first: found.firstId, why },
    });
  });
  return { caseId };
}
