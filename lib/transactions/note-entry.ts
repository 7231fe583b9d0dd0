import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import type { Id, TransactionId } from "../ids.ts";
import { changeNoteWords, insertTimelineEntry } from "./repository.ts";

/** Puts a person's words on the timeline. */
export async function writeNoteEntry(
  tx: Tx,
  scope: Scope,
  note: {
    readonly id: Id<"timelineEntry">;
    readonly transactionId: TransactionId;
    readonly text: string;
    readonly actor: string;
    readonly at: Date;
  },
): Promise<void> {
  const { text, ...entry } = note;
  const summary = `${note.actor} wrote a note`;
  await insertTimelineEntry(tx, scope, {
    ...entry,
    source: "person",
    verdict: "note",
    summary,
    detail: text,
  });
  await notifyLive(tx, scope.merchantId, "transactions");
}

/** The one thing on a timeline that may change; whoever changes it keeps what it said before. */
export async function changeNoteEntry(tx: Tx, scope: Scope, id: string, text: string): Promise<void> {
  await changeNoteWords(tx, scope, id, text);
  await notifyLive(tx, scope.merchantId, "transactions");
}
