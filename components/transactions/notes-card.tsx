"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState, useTransition } from "react";
import { addNote } from "#lib/transactions/actions.ts";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { Time } from "../ui/time.tsx";

interface NotesCardProps {
  merchant: string;
  transaction: TransactionDetail;
  canWrite: boolean;
}

/** What people wrote about it, oldest first; the same words stand in the timeline. */
export function NotesCard({ merchant, transaction, canWrite }: NotesCardProps) {
  const notes = transaction.timeline
    .filter((entry) => entry.source === "person" && entry.verdict === "note")
    .toReversed();
  if (notes.length === 0 && !canWrite) return null;
  return (
    <Card title="Notes">
      {notes.map((note) => (
        <div key={note.id} className="mb-3">
          <p className="break-words whitespace-pre-line">{note.detail}</p>
          <p className="mt-0.5 text-meta text-ink-3">
            {note.actor} · <Time at={note.at} mode="relative" />
          </p>
        </div>
      ))}
      {canWrite && <NoteForm merchant={merchant} transactionId={transaction.id} />}
    </Card>
  );
}

function NoteForm({ merchant, transactionId }: { merchant: string; transactionId: string }) {
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();
  function submit(event: FormEvent) {
    event.preventDefault();
    startSaving(async () => {
      const answer = await addNote(merchant, { transactionId, text });
      if (!answer.ok) {
        setProblem(answer.error.fields.text ?? answer.error.message);
        return;
      }
      setProblem(undefined);
      setText("");
      await queries.invalidateQueries({ queryKey: ["transactions", merchant, "one", transactionId] });
    });
  }
  return (
    <form onSubmit={submit} className="grid justify-items-end gap-2">
      <Field label="Note" hideLabel error={problem} className="w-full">
        <Textarea
          rows={text === "" ? 1 : 3}
          maxLength={2000}
          placeholder="Write a note"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {text.trim() !== "" && (
        <Button type="submit" size="sm" loading={isSaving}>
          Save note
        </Button>
      )}
    </form>
  );
}
