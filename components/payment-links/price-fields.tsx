"use client";

import { X } from "lucide-react";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import { BoundFields } from "./bound-fields.tsx";
import type { LinkForm } from "./link-form.ts";

export interface PriceFieldsProps {
  form: LinkForm;
  currencies: readonly string[];
  errors: FormErrors;
  onChange: (change: Partial<LinkForm>) => void;
}

type Price = LinkForm["prices"][number];

/** What the link costs in other currencies, each set by the merchant; where the payer chooses, each one's limits. */
export function PriceFields({ form, currencies, errors, onChange }: PriceFieldsProps) {
  const { prices } = form;
  if (prices.length === 0) return null;
  const isPayers = form.kind === "payer";
  const taken = new Set([form.currency, ...prices.map(({ currency }) => currency)]);
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1.5 font-medium">Or, in other currencies</legend>
      {prices.map((price, index) => (
        <PriceRow
          key={price.currency}
          {...{ price, index, isPayers, errors }}
          currencies={currencies.filter((code) => code === price.currency || !taken.has(code))}
          onChange={(patch) => onChange({ prices: prices.with(index, { ...price, ...patch }) })}
          onRemove={() => onChange({ prices: prices.toSpliced(index, 1) })}
        />
      ))}
      <p className="text-meta text-ink-3">
        {errors.prices ??
          (isPayers
            ? "The payer chooses a currency, then an amount within its limits. Nothing is converted."
            : "Set by you, never converted: the payer pays one of them.")}
      </p>
    </fieldset>
  );
}

interface PriceRowProps {
  price: Price;
  index: number;
  isPayers: boolean;
  /** Those that it can be in. */
  currencies: readonly string[];
  errors: FormErrors;
  onChange: (patch: Partial<Price>) => void;
  onRemove: () => void;
}

function PriceRow({ price, index, isPayers, currencies, errors, onChange, onRemove }: PriceRowProps) {
  const at = `prices.${index}.`;
  const currency = (
    <Select
      aria-label={`Currency of price ${index + 2}`}
      value={price.currency}
      options={currencies.map((code) => ({ value: code, label: code }))}
      onValueChange={(code) => onChange({ currency: code })}
    />
  );
  const remove = (
    <IconButton
      size="sm"
      label={`Remove the price in ${price.currency}`}
      icon={<X aria-hidden />}
      onClick={onRemove}
      className="mt-0.5"
    />
  );
  if (isPayers) {
    return (
      <div className="grid gap-3 border-t border-line pt-3">
        <div className="flex items-start justify-between gap-2">
          <Field
            label={`Currency ${index + 2}`}
            hideLabel
            error={errors[`${at}currency`]}
            className="w-[150px]"
          >
            {currency}
          </Field>
          {remove}
        </div>
        <div className="grid grid-cols-2 gap-x-3 gap-y-4 sm:grid-cols-3">
          <BoundFields bounds={price} {...{ errors, at, onChange }} where={` in ${price.currency}`} />
        </div>
      </div>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_112px_32px] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_150px_32px]">
      <Field
        label={`Amount in ${price.currency}`}
        hideLabel
        error={errors[`${at}amount`] ?? errors[`${at}currency`]}
      >
        <Input
          name={`${at}amount`}
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.00"
          value={price.amount}
          onChange={(event) => onChange({ amount: event.target.value })}
          className="tabular-nums"
        />
      </Field>
      {currency}
      {remove}
    </div>
  );
}
