"use client";

import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";

const BOUNDS = [
  { field: "minAmount", label: "At least" },
  { field: "maxAmount", label: "At most" },
  { field: "suggested", label: "Suggested" },
] as const;
type Bounds = Readonly<Record<(typeof BOUNDS)[number]["field"], string>>;

export interface BoundFieldsProps {
  bounds: Bounds;
  errors: FormErrors;
  onChange: (change: Partial<Bounds>) => void;
  size?: "md" | "lg";
  /** Where they stand in the form, before each field's name: "prices.0.". */
  at?: string;
  /** Which of several currencies they are in, after each label. */
  where?: string;
}

/** What a payer who chooses may choose in one currency. */
export function BoundFields({
  bounds,
  errors,
  onChange,
  size = "md",
  at = "",
  where = "",
}: BoundFieldsProps) {
  return BOUNDS.map(({ field, label }) => (
    <Field key={field} label={label + where} error={errors[at + field]}>
      <Input
        size={size}
        name={at + field}
        inputMode="decimal"
        autoComplete="off"
        placeholder="Optional"
        value={bounds[field]}
        onChange={(event) => onChange({ [field]: event.target.value })}
        className="tabular-nums"
      />
    </Field>
  ));
}
