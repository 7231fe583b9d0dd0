"use client";

import { type FormEvent, useState, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import type { MentionableMember } from "#lib/notes/schema.ts";
import { Button } from "../ui/button.tsx";
import { NoteField } from "./note-field.tsx";

interface NoteFormProps {
  members: readonly MentionableMember[];
  /** What it begins with: "" for a new note. */
  start: string;
  onSave: (text: string) => Promise<ActionResult<unknown>>;
  /** Of a change: leaves the note as it is. */
  onLeave?: () => void;
}

export function NoteForm({ members, start, onSave, onLeave }: NoteFormProps) {
  const [text, setText] = useState(start);
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();
  function submit(event: FormEvent) {
    event.preventDefault();
    startSaving(async () => {
      const answer = await onSave(text);
      setProblem(answer.ok ? undefined : (answer.error.fields.text ?? answer.error.message));
      if (answer.ok) setText(start === "" ? "" : text);
    });
  }
  return (
    <form onSubmit={submit} className="grid justify-items-end gap-2">
      <NoteField value={text} members={members} error={problem} onChange={setText} />
      <span className="flex gap-2">
        {onLeave && (
          <Button size="sm" onClick={onLeave}>
            Leave it
          </Button>
        )}
        {text.trim() !== "" && (
          <Button type="submit" size="sm" loading={isSaving}>
            Save note
          </Button>
        )}
      </span>
    </form>
  );
}
