"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import { AmountKindChoice } from "./amount-kind-choice.tsx";
import { BoundFields } from "./bound-fields.tsx";
import { LineFields } from "./line-fields.tsx";
import { type LinkForm, NEW_PRICE } from "./link-form.ts";
import { PriceFields } from "./price-fields.tsx";

export interface AmountFieldsProps {
  form: LinkForm;
  currencies: readonly string[];
  errors: FormErrors;
  onChange: (change: Partial<LinkForm>) => void;
}

/** What the link asks for: an amount, the payer's own within limits, or the sum of lines; and its other prices. */
export function AmountFields({ form, currencies, errors, onChange }: AmountFieldsProps) {
  const left = currencies.filter(
    (code) => code !== form.currency && !form.prices.some(({ currency }) => currency === code),
  );
  const [next] = left;
  const currency = (
    <Field label="Currency" error={errors.currency}>
      <Select
        size="lg"
        value={form.currency}
        options={currencies.map((code) => ({ value: code, label: code }))}
        onValueChange={(code) =>
          onChange({ currency: code, prices: form.prices.filter((price) => price.currency !== code) })
        }
      />
    </Field>
  );
  return (
    <div className="grid gap-3">
      <AmountKindChoice value={form.kind} onChange={(kind) => onChange({ kind })} />
      {form.kind === "fixed" && (
        <div className="grid grid-cols-[minmax(0,1fr)_112px] gap-3 sm:grid-cols-[minmax(0,1fr)_150px]">
          <Field label="Amount" error={errors.amount} required>
            <Input
              size="lg"
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              autoFocus
              placeholder="0.00"
              value={form.amount}
              onChange={(event) => onChange({ amount: event.target.value })}
              className="text-lead font-semibold tabular-nums"
            />
          </Field>
          {currency}
        </div>
      )}
      {form.kind === "payer" && <PayerFields {...{ form, errors, onChange }}>{currency}</PayerFields>}
      {form.kind === "lines" && <LineFields {...{ form, errors, onChange }}>{currency}</LineFields>}
      <PriceFields {...{ form, currencies, errors, onChange }} />
      {next !== undefined && (
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus aria-hidden />}
          className="justify-self-start"
          onClick={() => onChange({ prices: [...form.prices, { ...NEW_PRICE, currency: next }] })}
        >
          {form.kind === "payer" ? "Another currency" : "Price in another currency"}
        </Button>
      )}
    </div>
  );
}

function PayerFields({
  form,
  errors,
  onChange,
  children,
}: Pick<AmountFieldsProps, "form" | "errors" | "onChange"> & { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-4 sm:grid-cols-4">
      <BoundFields bounds={form} errors={errors} onChange={onChange} size="lg" />
      {children}
    </div>
  );
}
