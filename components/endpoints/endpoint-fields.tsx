"use client";

import { ChevronRight } from "lucide-react";
import { CONCURRENCY, RATE_PER_SECOND } from "#lib/endpoints/status.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import { EventPicker } from "./event-picker.tsx";
import type { EndpointForm } from "./use-endpoint-form.ts";

interface EndpointFieldsProps {
  form: EndpointForm;
  errors: FormErrors;
  onChange: (patch: Partial<EndpointForm>) => void;
}

/** Everything that is said about an endpoint, new or old. */
export function EndpointFields({ form, errors, onChange }: EndpointFieldsProps) {
  return (
    <div className="grid gap-5">
      {errors[""] && (
        <Note tone="bad" urgent title="Nothing was saved.">
          {errors[""]}
        </Note>
      )}
      <Field
        label="URL"
        error={errors.url}
        help="Where your system takes POST requests. Redirects are not followed."
        required
      >
        <Input
          mono
          type="url"
          name="url"
          autoComplete="off"
          placeholder="https://shop.example.com/paydeck"
          value={form.url}
          onChange={(event) => onChange({ url: event.target.value })}
        />
      </Field>
      <Field label="Description" error={errors.description} help="Optional. What stands behind the address.">
        <Input
          name="description"
          autoComplete="off"
          maxLength={200}
          value={form.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <EventPicker value={form.events} error={errors.events} onChange={(events) => onChange({ events })} />
      <MoreFields {...{ form, errors, onChange }} />
    </div>
  );
}

/** What most endpoints leave as it is. Opens by itself when something in it needs another look. */
function MoreFields({ form, errors, onChange }: EndpointFieldsProps) {
  const wrong = "concurrency" in errors || "ratePerSecond" in errors;
  return (
    <details open={wrong || undefined} className="group">
      <summary className="flex min-h-8 list-none items-center gap-2 rounded-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="transition-transform group-open:rotate-90" />
        More: how many at once and how fast
      </summary>
      <div className="grid gap-x-3 gap-y-5 pt-3 sm:grid-cols-2">
        <Field
          label="At once"
          error={errors.concurrency}
          help={`Requests under way at the same time, ${CONCURRENCY.least} to ${CONCURRENCY.most}. With 1 each waits for the one before.`}
        >
          <Input
            inputMode="numeric"
            name="concurrency"
            value={form.concurrency}
            onChange={(event) => onChange({ concurrency: event.target.value })}
          />
        </Field>
        <Field
          label="A second"
          error={errors.ratePerSecond}
          help={`Requests begun in one second, ${RATE_PER_SECOND.least} to ${RATE_PER_SECOND.most}.`}
        >
          <Input
            inputMode="numeric"
            name="ratePerSecond"
            value={form.ratePerSecond}
            onChange={(event) => onChange({ ratePerSecond: event.target.value })}
          />
        </Field>
      </div>
    </details>
  );
}
