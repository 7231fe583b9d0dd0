import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { listMembers } from "../team/list-members.ts";
import { changeNoteEntry } from "../transactions/note-entry.ts";
import { mentionedIn } from "./mentioned.ts";
import { findTransaction, keepEdit, lockNote, writeMentions } from "./repository.ts";
import type { editNoteInput } from "./schema.ts";

/** Changes one's own note. What it said before is kept, and whom it newly names is told. */
export async function editNote(
  scope: Scope,
  { noteId, text }: z.output<typeof editNoteInput>,
  clock: Clock = systemClock,
): Promise<{ readonly id: string }> {
  const { actor } = scope;
  const members = await listMembers(scope);
  await unit(async (tx) => {
    const note = await lockNote(tx, scope, noteId);
    if (note === null || (await findTransaction(scope, note.transactionId)) === null) throw notFound("Note");
    if (actor.type !== "member" || note.memberId !== actor.memberId)
      throw new AppError("forbidden", "Only whoever wrote a note can change it.");
    if (note.text === text) return;
    const at = clock.now();
    await keepEdit(tx, scope, { id: newId("noteEdit", at), noteId, text: note.text, replacedAt: at });
    await changeNoteEntry(tx, scope, noteId, text);
    const named = mentionedIn(text, members).filter(({ id }) => id !== actor.memberId);
    const { transactionId } = note;
    await writeMentions(tx, scope, { id: noteId, transactionId, by: actorName(actor), at }, named);
    const target = { targetType: "transaction", targetId: transactionId };
    await writeAudit(tx, scope, { action: "transaction.note.edit", ...target, detail: { noteId } });
  });
  return { id: noteId };
}
