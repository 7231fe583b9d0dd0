"use client";

import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { formatAmount } from "#lib/format.ts";
import { MOST_LINES } from "#lib/payment-links/asks/schema.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { useReader } from "../ui/reader.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import { type LinkForm, NEW_LINE } from "./link-form.ts";
import { typedPrice } from "./link-offers.ts";

export interface LineFieldsProps {
  form: LinkForm;
  errors: FormErrors;
  onChange: (change: Partial<LinkForm>) => void;
  /** The currency of all lines. */
  children: ReactNode;
}

/** What the amount is the sum of. */
export function LineFields({ form, errors, onChange, children }: LineFieldsProps) {
  const { locale } = useReader();
  const { lines } = form;
  const total = typedPrice(form);
  const change = (index: number, patch: Partial<(typeof lines)[number]>) =>
    onChange({ lines: lines.map((line, at) => (at === index ? { ...line, ...patch } : line)) });
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="sr-only">Lines</legend>
      {lines
        .map((line, index) => ({ line, index }))
        .map(({ line, index }) => {
          const error = (field: string) => errors[`lines.${index}.${field}`];
          const first = index === 0;
          return (
            <div
              key={index}
              className="grid grid-cols-[64px_minmax(0,1fr)_32px] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_72px_130px_32px]"
            >
              <Field
                label={<>What{first ? "" : <span className="sr-only"> {index + 1}</span>}</>}
                hideLabel={!first}
                error={error("description")}
                className="max-sm:col-span-3"
              >
                <Input
                  name={`lines.${index}.description`}
                  autoComplete="off"
                  maxLength={200}
                  value={line.description}
                  onChange={(event) => change(index, { description: event.target.value })}
                />
              </Field>
              <Field
                label={<>Quantity{first ? "" : <span className="sr-only"> {index + 1}</span>}</>}
                hideLabel={!first}
                error={error("quantity")}
              >
                <Input
                  name={`lines.${index}.quantity`}
                  type="number"
                  min={1}
                  value={line.quantity || ""}
                  onChange={(event) => change(index, { quantity: event.target.valueAsNumber || 0 })}
                />
              </Field>
              <Field
                label={<>Price each{first ? "" : <span className="sr-only"> {index + 1}</span>}</>}
                hideLabel={!first}
                error={error("unitAmount")}
              >
                <Input
                  name={`lines.${index}.unitAmount`}
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="0.00"
                  value={line.unitAmount}
                  onChange={(event) => change(index, { unitAmount: event.target.value })}
                  className="tabular-nums"
                />
              </Field>
              <IconButton
                size="sm"
                label={`Remove line ${index + 1}`}
                icon={<X aria-hidden />}
                disabled={lines.length === 1}
                onClick={() => onChange({ lines: lines.toSpliced(index, 1) })}
                className={first ? "sm:mt-[30px] max-sm:mt-[30px]" : "mt-0.5"}
              />
            </div>
          );
        })}
      {errors.lines && (
        <p role="alert" className="text-meta text-bad">
          {errors.lines}
        </p>
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus aria-hidden />}
          disabled={lines.length >= MOST_LINES}
          onClick={() => onChange({ lines: [...lines, NEW_LINE] })}
        >
          Add a line
        </Button>
        <div className="flex items-end gap-4">
          <p role="status" className="pb-2.5 text-lead font-semibold tabular-nums">
            {total ? formatAmount(total, locale) : ""}
          </p>
          <div className="w-28">{children}</div>
        </div>
      </div>
    </fieldset>
  );
}
