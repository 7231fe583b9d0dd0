"use client";

import { type FormEvent, useState } from "react";
import type { TransactionFilters } from "#lib/transactions/schema.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { PickOne } from "./choice-list.tsx";
import { RANGE_CHOICES } from "./filter-words.ts";
import type { FilterPatch } from "./use-set-filters.ts";

interface DaysFormProps {
  filters: TransactionFilters;
  onApply: (patch: FilterPatch) => void;
}

/** Back from now, or from one day of the calendar to another. */
export function DaysForm({ filters, onApply }: DaysFormProps) {
  const [from, setFrom] = useState(filters.from ?? "");
  const [to, setTo] = useState(filters.to ?? "");
  const isOwn = filters.from !== undefined || filters.to !== undefined;
  const isTurned = from !== "" && to !== "" && from > to;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isTurned) onApply({ from, to, range: null });
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
        <div className="grid grid-cols-2 gap-2">
          <Field label="From">
            <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label="To" error={isTurned ? "Not before From." : undefined}>
            <Input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          </Field>
        </div>
        <Button type="submit">Apply</Button>
      </form>
    </div>
  );
}
