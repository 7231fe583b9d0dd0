import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import { noteStep } from "../transactions/note-step.ts";
import { queueSend } from "./queue-send.ts";
import { REASON } from "./reasons.ts";
import { findRow, lockRow } from "./repository.ts";
import { canSendAgain } from "./steps.ts";

/** One more try of a movement whose outcome is unknown, with the key that it has always had. */
export async function sendAgain(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
  clock: Clock = systemClock,
): Promise<{ readonly transactionId: string }> {
  const found = await findRow(scope, transactionId);
  if (found === null) throw notFound("Transaction");
  const connection = await loadConnection(scope, found.connectionId);
  await unit(async (tx) => {
    const row = await lockRow(tx, scope, transactionId);
    if (row === null || !canSendAgain(row, connection))
      throw new AppError(
        "conflict",
        "It can't be sent again without paying twice, or its outcome is known by now.",
      );
    const id = assertId("transaction", row.id);
    const actor = actorName(scope.actor);
    const summary = `${actor} has it sent again, with the same key`;
    // From here on a try is under way: it can be neither called off nor asked for once more.
    const reason = row.status === "created" ? REASON.triedAgain : REASON.sentAgain;
    await noteStep(tx, scope, {
      transactionId: id,
      source: "person",
      summary,
      actor,
      reason,
      at: clock.now(),
    });
    await queueSend(tx, scope, id, { after: row.sendCount });
    await writeAudit(tx, scope, {
      action: `${row.kind}.send-again`,
      targetType: "transaction",
      targetId: id,
    });
  });
  return { transactionId };
}
