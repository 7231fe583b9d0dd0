"use client";

import { useState } from "react";
import { editNote } from "#lib/notes/actions.ts";
import type { MentionableMember, NoteRow } from "#lib/notes/schema.ts";
import { Time } from "../ui/time.tsx";
import { NoteForm } from "./note-form.tsx";
import { NoteText } from "./note-text.tsx";
import { useNotesChanged } from "./use-notes.ts";

interface NoteItemProps {
  merchant: string;
  note: NoteRow;
  members: readonly MentionableMember[];
  canWrite: boolean;
}

/** One note, with what it said before, and the way to change one's own. */
export function NoteItem({ merchant, note, members, canWrite }: NoteItemProps) {
  const [isEditing, setEditing] = useState(false);
  const [showsEarlier, setShowsEarlier] = useState(false);
  const changed = useNotesChanged(merchant);
  const { id, text, author, at, isOwn, earlier, mentions } = note;
  async function save(next: string) {
    const answer = await editNote(merchant, { noteId: id, text: next });
    if (answer.ok) {
      await changed();
      setEditing(false);
    }
    return answer;
  }
  return (
    <li className="mb-3">
      {isEditing ? (
        <NoteForm members={members} start={text} onSave={save} onLeave={() => setEditing(false)} />
      ) : (
        <NoteText text={text} mentions={mentions} />
      )}
      <p className="mt-0.5 text-meta text-ink-3">
        {author} · <Time at={at} mode="relative" />
        {earlier.length > 0 && (
          <>
            {" · "}
            <Step pressed={showsEarlier} onClick={() => setShowsEarlier(!showsEarlier)}>
              edited
            </Step>
          </>
        )}
        {isOwn && canWrite && !isEditing && (
          <>
            {" · "}
            <Step onClick={() => setEditing(true)}>edit</Step>
          </>
        )}
      </p>
      {showsEarlier && (
        <ol className="mt-1.5 grid gap-1.5 border-l-2 border-line pl-3">
          {earlier.map((version) => (
            <li key={version.until} className="text-ink-2">
              <p className="break-words whitespace-pre-line">{version.text}</p>
              <p className="text-meta text-ink-3">
                until <Time at={version.until} mode="list" />
              </p>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

interface StepProps {
  pressed?: boolean;
  onClick: () => void;
  children: string;
}

function Step({ pressed, onClick, children }: StepProps) {
  return (
    <button
      type="button"
      aria-expanded={pressed}
      onClick={onClick}
      className="rounded-[3px] font-medium text-accent underline-offset-2 hover:underline"
    >
      {children}
    </button>
  );
}
