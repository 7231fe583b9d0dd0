"use client";

import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import type { InvoiceFormState } from "./invoice-form-state.ts";

interface CustomerFieldsProps {
  form: InvoiceFormState;
  errors: FormErrors;
  onChange: (change: Partial<InvoiceFormState>) => void;
}

/** Who it is made out to, as it will stand on the paper. */
export function CustomerFields({ form, errors, onChange }: CustomerFieldsProps) {
  return (
    <div className="grid gap-x-3 gap-y-5 sm:grid-cols-2">
      <Field label="Customer" error={errors.customerName} help="Needed before it is sent.">
        <Input
          name="customerName"
          autoComplete="off"
          maxLength={120}
          value={form.customerName}
          onChange={(event) => onChange({ customerName: event.target.value })}
        />
      </Field>
      <Field label="E-mail" error={errors.customerEmail} help="Known customers are found by it.">
        <Input
          type="email"
          name="customerEmail"
          autoComplete="off"
          value={form.customerEmail}
          onChange={(event) => onChange({ customerEmail: event.target.value.trim() })}
        />
      </Field>
      <Field label="Address" error={errors.billAddress}>
        <Textarea
          name="billAddress"
          rows={2}
          maxLength={400}
          value={form.billAddress}
          onChange={(event) => onChange({ billAddress: event.target.value })}
        />
      </Field>
      <Field label="Tax number" error={errors.taxId}>
        <Input
          name="taxId"
          autoComplete="off"
          maxLength={60}
          value={form.taxId}
          onChange={(event) => onChange({ taxId: event.target.value })}
        />
      </Field>
    </div>
  );
}
