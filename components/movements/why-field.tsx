"use client";

import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";

interface WhyFieldProps {
  value: string;
  error: string | undefined;
  onChange: (why: string) => void;
}

/** Kept on the timeline and in the audit log. */
export function WhyField({ value, error, onChange }: WhyFieldProps) {
  return (
    <Field label="Why" required error={error}>
      <Textarea
        name="why"
        rows={2}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
