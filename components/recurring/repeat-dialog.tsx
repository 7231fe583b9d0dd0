"use client";

import { useState } from "react";
import { repeatInvoice } from "#lib/recurring/actions.ts";
import { RHYTHMS } from "#lib/recurring/status.ts";
import { InvoiceDialog } from "../invoices/invoice-dialog.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { RHYTHM_WORDS } from "./recurring-words.ts";

interface RepeatDialogProps {
  merchant: string;
  invoiceId: string;
  today: string;
  inAMonth: string;
  onClose: () => void;
}

const CHOICES = RHYTHMS.map((value) => ({ value, label: RHYTHM_WORDS[value] }));

/** Its rhythm, its first and last day, and what happens with each copy. */
export function RepeatDialog({ merchant, invoiceId, today, inAMonth, onClose }: RepeatDialogProps) {
  const [every, setEvery] = useState<(typeof RHYTHMS)[number]>("month");
  const [startsOn, setStartsOn] = useState(inAMonth);
  const [endsOn, setEndsOn] = useState("");
  const [dueInDays, setDueInDays] = useState("14");
  const [sends, setSends] = useState(true);
  return (
    <InvoiceDialog
      merchant={merchant}
      title="Repeat this invoice"
      description="A copy is made on each of its days, where you are. Days that a month does not have fall on its last one."
      act="Repeat"
      done="It repeats from now on"
      onSubmit={() =>
        repeatInvoice(merchant, {
          ...{ invoiceId, every, startsOn, endsOn, sends },
          dueInDays: /^\d{1,4}$/.test(dueInDays) ? Number(dueInDays) : Number.NaN,
        })
      }
      onClose={onClose}
    >
      {(errors) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="How often" error={errors.every}>
              <Select
                value={every}
                options={CHOICES}
                onValueChange={(next) => setEvery(RHYTHMS.find((known) => known === next) ?? "month")}
              />
            </Field>
            <Field label="Due after (days)" error={errors.dueInDays}>
              <Input
                name="dueInDays"
                inputMode="numeric"
                autoComplete="off"
                value={dueInDays}
                onChange={(event) => setDueInDays(event.target.value)}
              />
            </Field>
            <Field label="First one on" error={errors.startsOn}>
              <Input
                type="date"
                name="startsOn"
                min={today}
                value={startsOn}
                onChange={(event) => setStartsOn(event.target.value)}
              />
            </Field>
            <Field label="Until" help="May stay empty." error={errors.endsOn}>
              <Input
                type="date"
                name="endsOn"
                min={startsOn}
                value={endsOn}
                onChange={(event) => setEndsOn(event.target.value)}
              />
            </Field>
          </div>
          <Checkbox checked={sends} onCheckedChange={(on) => setSends(on)}>
            Send each one by itself; otherwise it waits as a draft
          </Checkbox>
        </>
      )}
    </InvoiceDialog>
  );
}
