"use client";

import { useState, useTransition } from "react";
import { saveReminderDays } from "#lib/reminders/actions.ts";
import { REMINDER_CHOICES, type ReminderDays } from "#lib/reminders/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { reminderWords } from "./day-words.ts";

interface ReminderDaysCardProps {
  merchant: string;
  settings: ReminderDays;
  canWrite: boolean;
}

/** At which days from the due date unpaid invoices remind by themselves. */
export function ReminderDaysCard({ merchant, settings, canWrite }: ReminderDaysCardProps) {
  const [days, setDays] = useState<readonly number[]>(settings.days);
  const [problem, setProblem] = useState("");
  const [busy, start] = useTransition();
  function save() {
    start(async () => {
      const answer = await saveReminderDays(merchant, { days: [...days] });
      setProblem(answer.ok ? "" : answer.error.message);
      if (answer.ok) notify.ok("Saved", { detail: "It counts for every unpaid invoice from now on." });
    });
  }
  return (
    <Card title="Reminders of unpaid invoices">
      <p className="text-ink-2">
        An invoice that was sent to an e-mail address and is not paid in full reminds by itself on these days,
        not before 9:00 where you are. Of several missed days only the newest counts.
      </p>
      {!settings.isMailSetUp && (
        <p className="mt-2 text-ink-2">Mail is not set up, so no reminder goes out yet.</p>
      )}
      {problem !== "" && (
        <Note tone="bad" urgent className="mt-3">
          {problem}
        </Note>
      )}
      <fieldset disabled={!canWrite || busy} className="mt-3.5">
        <legend className="sr-only">Days from the due date</legend>
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {REMINDER_CHOICES.map((day) => (
            <Checkbox
              key={day}
              checked={days.includes(day)}
              disabled={!canWrite}
              onCheckedChange={(on) => setDays(on ? [...days, day] : days.filter((chosen) => chosen !== day))}
            >
              {reminderWords(day)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      {canWrite ? (
        <div className="mt-4 flex justify-end">
          <Button loading={busy} onClick={save}>
            Save
          </Button>
        </div>
      ) : (
        <p className="mt-3 text-meta text-ink-3">To change it needs the permission settings.write.</p>
      )}
    </Card>
  );
}
