"use client";

import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import type { LinkForm } from "./use-link-form.ts";

export interface AmountFieldsProps {
  form: LinkForm;
  currencies: readonly string[];
  errors: FormErrors;
  onChange: (change: Partial<LinkForm>) => void;
}

export function AmountFields({ form, currencies, errors, onChange }: AmountFieldsProps) {
  return (
    <div>
      <div className="grid grid-cols-[minmax(0,1fr)_112px] gap-3 sm:grid-cols-[minmax(0,1fr)_150px]">
        <Field label="Amount" error={errors.amount} required={!form.payerChooses}>
          <Input
            size="lg"
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            autoFocus
            disabled={form.payerChooses}
            placeholder={form.payerChooses ? "The payer chooses" : "0.00"}
            value={form.payerChooses ? "" : form.amount}
            onChange={(event) => onChange({ amount: event.target.value })}
            className="text-lead font-semibold tabular-nums"
          />
        </Field>
        <Field label="Currency" error={errors.currency}>
          <Select
            size="lg"
            value={form.currency}
            options={currencies.map((code) => ({ value: code, label: code }))}
            onValueChange={(currency) => onChange({ currency })}
          />
        </Field>
      </div>
      <Checkbox
        className="mt-2"
        checked={form.payerChooses}
        onCheckedChange={(payerChooses) => onChange({ payerChooses, amount: form.amount })}
      >
        Payer chooses the amount
      </Checkbox>
    </div>
  );
}
