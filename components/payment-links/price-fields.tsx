"use client";

import { X } from "lucide-react";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import type { LinkForm } from "./link-form.ts";

export interface PriceFieldsProps {
  form: LinkForm;
  currencies: readonly string[];
  errors: FormErrors;
  onChange: (change: Partial<LinkForm>) => void;
}

/** What the link costs in other currencies, each set by the merchant. */
export function PriceFields({ form, currencies, errors, onChange }: PriceFieldsProps) {
  const { prices } = form;
  if (prices.length === 0) return null;
  const taken = new Set([form.currency, ...prices.map(({ currency }) => currency)]);
  const change = (index: number, patch: Partial<(typeof prices)[number]>) =>
    onChange({ prices: prices.map((price, at) => (at === index ? { ...price, ...patch } : price)) });
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1.5 font-medium">Or, in other currencies</legend>
      {prices.map((price, index) => (
        <div
          key={price.currency}
          className="grid grid-cols-[minmax(0,1fr)_112px_32px] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_150px_32px]"
        >
          <Field
            label={`Amount in ${price.currency}`}
            hideLabel
            error={errors[`prices.${index}.amount`] ?? errors[`prices.${index}.currency`]}
          >
            <Input
              name={`prices.${index}.amount`}
              inputMode="decimal"
              autoComplete="off"
              placeholder="0.00"
              value={price.amount}
              onChange={(event) => change(index, { amount: event.target.value })}
              className="tabular-nums"
            />
          </Field>
          <Select
            aria-label={`Currency of price ${index + 2}`}
            value={price.currency}
            options={currencies
              .filter((code) => code === price.currency || !taken.has(code))
              .map((code) => ({ value: code, label: code }))}
            onValueChange={(currency) => change(index, { currency })}
          />
          <IconButton
            size="sm"
            label={`Remove the price in ${price.currency}`}
            icon={<X aria-hidden />}
            onClick={() => onChange({ prices: prices.toSpliced(index, 1) })}
            className="mt-0.5"
          />
        </div>
      ))}
      <p className="text-meta text-ink-3">
        {errors.prices ?? "Set by you, never converted: the payer pays one of them."}
      </p>
    </fieldset>
  );
}
