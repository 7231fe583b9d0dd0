"use client";

import { type FormEvent, useState } from "react";
import type { EventFilters } from "#lib/webhooks/schema.ts";
import { zoneLabel } from "../layout/zone-label.ts";
import { PickOne } from "../transactions/choice-list.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useReader } from "../ui/reader.tsx";
import { RANGE_CHOICES } from "./event-filter-words.ts";
import type { EventFilterPatch } from "./use-set-event-filters.ts";
import { fromZonedInput, toZonedInput } from "./zoned-input.ts";

interface WindowFormProps {
  filters: EventFilters;
  onApply: (patch: EventFilterPatch) => void;
}

/** When events were received: back from now, or an own range in the reader's zone. */
export function WindowForm({ filters, onApply }: WindowFormProps) {
  const { zone } = useReader();
  const [from, setFrom] = useState(() => toZonedInput(filters.from, zone));
  const [to, setTo] = useState(() => toZonedInput(filters.to, zone));
  const isOwn = filters.from !== undefined || filters.to !== undefined;
  const isTurned = from !== "" && to !== "" && from >= to;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isTurned) return;
    onApply({ from: fromZonedInput(from, zone), to: fromZonedInput(to, zone), range: null });
  }
  return (
    <div className="grid gap-3">
      <div className="p-1.5">
        <PickOne
          choices={RANGE_CHOICES}
          value={isOwn ? undefined : filters.range}
          onPick={(range) => onApply({ range: range === "all" ? null : range, from: null, to: null })}
        />
      </div>
      <form onSubmit={submit} className="grid gap-3 border-t border-line pt-3">
        <Field label="From" help={`In ${zoneLabel(zone, new Date())}`}>
          <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label="To" error={isTurned ? "Must be after From." : undefined}>
          <Input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
        <Button type="submit">Apply</Button>
      </form>
    </div>
  );
}
