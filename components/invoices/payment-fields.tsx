"use client";

import { ROUNDINGS } from "#lib/invoices/status.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import { LANGUAGES } from "#lib/payment-links/schema.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import type { InvoiceFormState } from "./invoice-form-state.ts";

const languages = LANGUAGES.map((value) => ({ value, label: payWords(value).languageName }));
const roundings = [
  { value: "line", label: "Each line", hint: "The lines add up to the total" },
  { value: "document", label: "Once for each tax", hint: "Lines are added unrounded" },
];

interface PaymentFieldsProps {
  form: InvoiceFormState;
  currencies: readonly string[];
  errors: FormErrors;
  onChange: (change: Partial<InvoiceFormState>) => void;
}

/** In which currency, until when and how it is paid. */
export function PaymentFields({ form, currencies, errors, onChange }: PaymentFieldsProps) {
  return (
    <div>
      <div className="grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-3">
        <Field label="Currency" error={errors.currency}>
          <Select
            value={form.currency}
            options={currencies.map((code) => ({ value: code, label: code }))}
            onValueChange={(currency) => onChange({ currency })}
          />
        </Field>
        <Field label="Day of issue" error={errors.issueDate} help="Empty: the day it is sent">
          <Input
            type="date"
            name="issueDate"
            value={form.issueDate}
            onChange={(event) => onChange({ issueDate: event.target.value })}
          />
        </Field>
        <Field label="Due" error={errors.dueDate} required>
          <Input
            type="date"
            name="dueDate"
            value={form.dueDate}
            onChange={(event) => onChange({ dueDate: event.target.value })}
          />
        </Field>
        <Field label="Discount on the whole %" error={errors.discount}>
          <Input
            name="discount"
            inputMode="decimal"
            autoComplete="off"
            value={form.discount}
            onChange={(event) => onChange({ discount: event.target.value })}
          />
        </Field>
        <Field label="Rounding">
          <Select
            value={form.rounding}
            options={roundings}
            onValueChange={(value) =>
              onChange({ rounding: ROUNDINGS.find((known) => known === value) ?? "line" })
            }
          />
        </Field>
        <Field label="Language">
          <Select
            value={form.language}
            options={languages}
            onValueChange={(value) =>
              onChange({ language: LANGUAGES.find((known) => known === value) ?? "en" })
            }
          />
        </Field>
      </div>
      <Checkbox
        className="mt-3"
        checked={form.allowsPartial}
        onCheckedChange={(allowsPartial) => onChange({ allowsPartial })}
      >
        May be paid in parts
      </Checkbox>
    </div>
  );
}
