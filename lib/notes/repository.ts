import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Note, NoteEdit, NoteMention, TimelineEntry } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { Id } from "../ids.ts";

const MOST_NOTES = 200;

export async function findTransaction(scope: Scope, id: string): Promise<{ readonly id: string } | null> {
  const { merchantId, mode } = scope;
  return db().transaction.findFirst({ where: { merchantId, mode, id }, select: { id: true } });
}

/** The words of a transaction's notes, oldest first. */
export async function listNoteEntries(scope: Scope, transactionId: string): Promise<TimelineEntry[]> {
  const { merchantId } = scope;
  return db().timelineEntry.findMany({
    where: { merchantId, transactionId, source: "person", verdict: "note" },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: MOST_NOTES,
  });
}

export async function listNoteRows({ merchantId }: Scope, transactionId: string): Promise<Note[]> {
  return db().note.findMany({ where: { merchantId, transactionId }, take: MOST_NOTES });
}

/** Newest first. */
export async function listEdits({ merchantId }: Scope, noteIds: readonly string[]): Promise<NoteEdit[]> {
  return db().noteEdit.findMany({
    where: { merchantId, noteId: { in: [...noteIds] } },
    orderBy: [{ replacedAt: "desc" }, { id: "desc" }],
  });
}

export async function listMentions(
  { merchantId }: Scope,
  noteIds: readonly string[],
): Promise<NoteMention[]> {
  return db().noteMention.findMany({ where: { merchantId, noteId: { in: [...noteIds] } } });
}

export async function insertNote(
  tx: Tx,
  { merchantId }: Scope,
  row: Pick<Note, "id" | "transactionId" | "memberId" | "createdAt">,
): Promise<void> {
  await tx.note.create({ data: { ...row, merchantId } });
}

/** The note with its present words, locked until the database transaction ends. */
export async function lockNote(
  tx: Tx,
  { merchantId }: Scope,
  id: string,
): Promise<(Note & { readonly text: string }) | null> {
  await tx.$queryRaw`SELECT 1 AS locked FROM notes WHERE merchant_id = ${merchantId} AND id = ${id} FOR UPDATE`;
  const note = await tx.note.findFirst({ where: { merchantId, id } });
  const entry = await tx.timelineEntry.findFirst({ where: { merchantId, id }, select: { detail: true } });
  return note === null || entry === null ? null : { ...note, text: entry.detail };
}

export async function keepEdit(
  tx: Tx,
  { merchantId }: Scope,
  edit: {
    readonly id: Id<"noteEdit">;
    readonly noteId: string;
    readonly text: string;
    readonly replacedAt: Date;
  },
): Promise<void> {
  await tx.noteEdit.create({ data: { ...edit, merchantId } });
  await tx.note.updateMany({
    where: { merchantId, id: edit.noteId },
    data: { editedAt: edit.replacedAt },
  });
}

/** Whom the note names from now on. Who has seen it already is not told again. */
export async function writeMentions(
  tx: Tx,
  { merchantId, mode }: Scope,
  note: { readonly id: string; readonly transactionId: string; readonly by: string; readonly at: Date },
  named: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  const { id: noteId, transactionId, by, at } = note;
  const ids = named.map(({ id }) => id);
  await tx.noteMention.deleteMany({ where: { merchantId, noteId, memberId: { notIn: ids } } });
  await tx.noteMention.createMany({
    data: named.map(({ id, name }) => ({
      merchantId,
      mode,
      noteId,
      memberId: id,
      transactionId,
      name,
      by,
      at,
    })),
    skipDuplicates: true,
  });
}

/** Unseen notes that name this member, newest first, with their transaction's reference. */
export async function listUnseen(
  { merchantId, mode }: Scope,
  memberId: string,
  limit: number,
): Promise<(NoteMention & { readonly reference: string })[]> {
  const rows = await db().noteMention.findMany({
    where: { merchantId, mode, memberId, seenAt: null },
    orderBy: { at: "desc" },
    take: limit,
  });
  const transactions = await db().transaction.findMany({
    where: { merchantId, mode, id: { in: rows.map(({ transactionId }) => transactionId) } },
    select: { id: true, reference: true },
  });
  const references = new Map(transactions.map(({ id, reference }) => [id, reference]));
  return rows.flatMap((row) => {
    const reference = references.get(row.transactionId);
    return reference === undefined ? [] : { ...row, reference };
  });
}

/** How many were unseen. */
export async function markSeen(
  tx: Tx,
  { merchantId, mode }: Scope,
  memberId: string,
  transactionId: string,
  at: Date,
): Promise<number> {
  const where = { merchantId, mode, memberId, transactionId, seenAt: null };
  return (await tx.noteMention.updateMany({ where, data: { seenAt: at } })).count;
}
