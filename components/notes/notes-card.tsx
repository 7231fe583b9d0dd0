"use client";

import { addNote } from "#lib/notes/actions.ts";
import type { Notes } from "#lib/notes/schema.ts";
import { Card } from "../ui/card.tsx";
import { NoteForm } from "./note-form.tsx";
import { NoteItem } from "./note-item.tsx";
import { useNotes, useNotesChanged } from "./use-notes.ts";

interface NotesCardProps {
  merchant: string;
  transactionId: string;
  opened: Notes;
  canWrite: boolean;
}

/** What people wrote about it, oldest first; the same words stand in the timeline. */
export function NotesCard({ merchant, transactionId, opened, canWrite }: NotesCardProps) {
  const { notes, members } = useNotes(merchant, transactionId, opened);
  const changed = useNotesChanged(merchant);
  if (notes.length === 0 && !canWrite) return null;
  async function save(text: string) {
    const answer = await addNote(merchant, { transactionId, text });
    if (answer.ok) await changed();
    return answer;
  }
  return (
    <Card title="Notes">
      <ul>
        {notes.map((note) => (
          <NoteItem key={note.id} {...{ merchant, note, members, canWrite }} />
        ))}
      </ul>
      {canWrite && <NoteForm members={members} start="" onSave={save} />}
    </Card>
  );
}
