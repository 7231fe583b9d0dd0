import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { assertId, newId } from "../ids.ts";
import { listMembers } from "../team/list-members.ts";
import { writeNoteEntry } from "../transactions/note-entry.ts";
import { mentionedIn } from "./mentioned.ts";
import { findTransaction, insertNote, writeMentions } from "./repository.ts";
import type { addNoteInput } from "./schema.ts";

/** Puts a member's words on the timeline and tells whom they name. The audit log keeps that it happened, not the words. */
export async function addNoteToTransaction(
  scope: Scope,
  { transactionId, text }: z.output<typeof addNoteInput>,
  clock: Clock = systemClock,
): Promise<{ readonly id: string }> {
  const row = await findTransaction(scope, transactionId);
  const { actor } = scope;
  if (row === null || actor.type !== "member") throw notFound("Transaction");
  const named = mentionedIn(text, await listMembers(scope)).filter(({ id }) => id !== actor.memberId);
  const at = clock.now();
  const id = newId("timelineEntry", at);
  const by = actorName(actor);
  await unit(async (tx) => {
    await writeNoteEntry(tx, scope, {
      id,
      transactionId: assertId("transaction", row.id),
      text,
      actor: by,
      at,
    });
    await insertNote(tx, scope, { id, transactionId, memberId: actor.memberId, createdAt: at });
    await writeMentions(tx, scope, { id, transactionId, by, at }, named);
    const target = { targetType: "transaction", targetId: row.id };
    await writeAudit(tx, scope, {
      action: "transaction.note",
      ...target,
      detail: { mentions: named.length },
    });
  });
  return { id };
}
