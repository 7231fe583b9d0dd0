import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { listMembers } from "../team/list-members.ts";
import { findTransaction, listEdits, listMentions, listNoteEntries, listNoteRows } from "./repository.ts";
import type { Notes } from "./schema.ts";

/** The notes of a transaction, oldest first, with their earlier versions. Throws not_found. */
export async function listNotes(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
): Promise<Notes> {
  if ((await findTransaction(scope, transactionId)) === null) throw notFound("Transaction");
  const [entries, rows, members] = await Promise.all([
    listNoteEntries(scope, transactionId),
    listNoteRows(scope, transactionId),
    listMembers(scope),
  ]);
  const ids = rows.map(({ id }) => id);
  const [edits, mentions] = await Promise.all([listEdits(scope, ids), listMentions(scope, ids)]);
  const me = scope.actor.type === "member" ? scope.actor.memberId : null;
  const notes = entries.map(({ id, detail, actor, at }) => {
    const row = rows.find((one) => one.id === id);
    return {
      id,
      text: detail,
      author: actor ?? "Somebody",
      isOwn: row !== undefined && row.memberId === me,
      at: at.toISOString(),
      editedAt: row?.editedAt?.toISOString() ?? null,
      mentions: mentions.filter(({ noteId }) => noteId === id).map(({ name }) => name),
      earlier: edits
        .filter(({ noteId }) => noteId === id)
        .map(({ text, replacedAt }) => ({ text, until: replacedAt.toISOString() })),
    };
  });
  const unseen = mentions.filter(({ memberId, seenAt }) => memberId === me && seenAt === null).length;
  return { notes, members: members.filter(({ id }) => id !== me), unseen };
}
