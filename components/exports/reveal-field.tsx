"use client";

import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import type { ExportForm } from "./use-export-form.ts";

interface RevealFieldProps {
  form: Pick<ExportForm, "reveal" | "reason">;
  error: string | undefined;
  canReveal: boolean;
  onChange: (change: Partial<ExportForm>) => void;
}

/** Customers are masked, as on screen, unless somebody who may says why they must be readable. */
export function RevealField({ form, error, canReveal, onChange }: RevealFieldProps) {
  return (
    <div className="grid gap-2">
      <Checkbox
        checked={form.reveal}
        disabled={!canReveal}
        onCheckedChange={(reveal) => onChange({ reveal })}
      >
        Customers in full
        {!canReveal && <span className="text-meta text-ink-3"> Needs the permission customers.reveal.</span>}
      </Checkbox>
      {form.reveal && (
        <Field
          label="Reason"
          required
          error={error}
          help="Kept in the audit log with your name, as is every download of the file."
        >
          <Input
            name="reason"
            autoComplete="off"
            maxLength={300}
            value={form.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}
