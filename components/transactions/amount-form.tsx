"use client";

import { type FormEvent, useState } from "react";
import { PLAIN_AMOUNT } from "#lib/read-amounts.ts";
import type { TransactionFilters } from "#lib/transactions/schema.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { FilterPatch } from "./use-set-filters.ts";

export interface AmountFormProps {
  filters: TransactionFilters;
  currencies: readonly string[];
  onApply: (patch: FilterPatch) => void;
}

const ANY = "any";

export function AmountForm({ filters, currencies, onApply }: AmountFormProps) {
  const [min, setMin] = useState(filters.min ?? "");
  const [max, setMax] = useState(filters.max ?? "");
  const [currency, setCurrency] = useState(filters.currency ?? ANY);
  const problem = (text: string) =>
    text.trim() === "" || PLAIN_AMOUNT.test(text.trim()) ? undefined : "Write it like 1250.50";
  function submit(event: FormEvent) {
    event.preventDefault();
    if (problem(min) || problem(max)) return;
    onApply({ min: min.trim(), max: max.trim(), currency: currency === ANY ? null : currency });
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="grid grid-cols-2 gap-2">
        <Field label="At least" error={problem(min)}>
          <Input inputMode="decimal" value={min} onChange={(event) => setMin(event.target.value)} />
        </Field>
        <Field label="At most" error={problem(max)}>
          <Input inputMode="decimal" value={max} onChange={(event) => setMax(event.target.value)} />
        </Field>
      </div>
      <Field label="Currency">
        <Select
          value={currency}
          onValueChange={setCurrency}
          options={[
            { value: ANY, label: "Any currency" },
            ...currencies.map((code) => ({ value: code, label: code })),
          ]}
        />
      </Field>
      <Button type="submit" variant="primary">
        Apply
      </Button>
    </form>
  );
}
