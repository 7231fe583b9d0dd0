import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { assertId, newId } from "../ids.ts";
import { findDetail } from "./detail-repository.ts";
import { insertTimelineEntry } from "./repository.ts";
import type { addNoteInput } from "./schema.ts";

/** Puts a person's words on the timeline. They are never edited; the audit log keeps that it happened, not the words. */
export async function addNoteToTransaction(
  scope: Scope,
  input: z.output<typeof addNoteInput>,
): Promise<{ id: string }> {
  const row = await findDetail(scope, input.transactionId);
  if (row === null) throw notFound("Transaction");
  const at = systemClock.now();
  const id = newId("timelineEntry", at);
  const actor = actorName(scope.actor);
  await unit(async (tx) => {
    await insertTimelineEntry(tx, scope, {
      id,
      transactionId: assertId("transaction", row.id),
      source: "person",
      verdict: "note",
      summary: `${actor} wrote a note`,
      detail: input.text,
      actor,
      at,
    });
    await writeAudit(tx, scope, { action: "transaction.note", targetType: "transaction", targetId: row.id });
    await notifyLive(tx, scope.merchantId, "transactions");
  });
  return { id };
}
