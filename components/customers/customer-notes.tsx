"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState, useTransition } from "react";
import { addCustomerNote } from "#lib/customer-desk/actions.ts";
import type { CustomerDetail } from "#lib/customer-desk/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { Time } from "../ui/time.tsx";
import { customerQuery } from "./customers-url.ts";
import { ShownOf } from "./shown-of.tsx";

interface CustomerNotesProps {
  merchant: string;
  customer: Pick<CustomerDetail, "id" | "notes" | "totals">;
  canWrite: boolean;
}

/** What people wrote about the customer, the latest first; apart from notes on single transactions. */
export function CustomerNotes({ merchant, customer, canWrite }: CustomerNotesProps) {
  const { id, notes, totals } = customer;
  return (
    <Card
      title="Notes"
      aside={
        <ShownOf
          shown={notes.length}
          total={totals.notes}
          things="notes"
          href={`/${merchant}/customers/${id}${customerQuery({}, { all: "notes" })}`}
          stays
        />
      }
    >
      {canWrite ? (
        <NoteForm merchant={merchant} customerId={id} />
      ) : (
        <p className="text-meta text-ink-3">Writing notes needs the permission customers.write.</p>
      )}
      {notes.length > 0 && (
        <ul className="mt-3 grid gap-3">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="break-words whitespace-pre-line">{note.text}</p>
              <p className="mt-0.5 text-meta text-ink-3">
                {note.author} · <Time at={note.at} mode="relative" />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function NoteForm({ merchant, customerId }: { merchant: string; customerId: string }) {
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();
  function submit(event: FormEvent) {
    event.preventDefault();
    startSaving(async () => {
      const answer = await addCustomerNote(merchant, { customerId, text });
      setProblem(answer.ok ? undefined : (answer.error.fields.text ?? answer.error.message));
      if (!answer.ok) return;
      setText("");
      await queries.invalidateQueries({ queryKey: ["customers", merchant] });
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
