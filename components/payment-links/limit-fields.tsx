"use client";

import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useReader } from "../ui/reader.tsx";
import { Select } from "../ui/select.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import type { LinkForm } from "./link-form.ts";

const DAYS = [1, 3, 7, 14, 30, 90, 365];
const NEVER = "never";
const TIMES = [
  { value: "once", label: "Once" },
  { value: "some", label: "A number of times" },
  { value: "unlimited", label: "As often as people like" },
];

export interface LimitFieldsProps {
  form: LinkForm;
  errors: FormErrors;
  onChange: (change: Partial<LinkForm>) => void;
}

/** Until when, and how often, a link can be paid. */
export function LimitFields({ form, errors, onChange }: LimitFieldsProps) {
  const reader = useReader();
  const { expiresInDays, maxPayments } = form;
  const days = expiresInDays === null || DAYS.includes(expiresInDays) ? DAYS : [...DAYS, expiresInDays];
  const expiries = days
    .toSorted((a, b) => a - b)
    .map((count) => ({ value: String(count), label: expiryWords(count, reader) }));
  const times = maxPayments === null ? "unlimited" : maxPayments === 1 ? "once" : "some";
  return (
    <div className="grid gap-x-3 gap-y-5 sm:grid-cols-2">
      <Field label="Expires" error={errors.expiresInDays}>
        <Select
          value={expiresInDays === null ? NEVER : String(expiresInDays)}
          options={[...expiries, { value: NEVER, label: "Never" }]}
          onValueChange={(value) => onChange({ expiresInDays: value === NEVER ? null : Number(value) })}
        />
      </Field>
      <Field label="Can be paid" error={times === "some" ? undefined : errors.maxPayments}>
        <Select
          value={times}
          options={TIMES}
          onValueChange={(value) =>
            onChange({ maxPayments: value === "unlimited" ? null : value === "once" ? 1 : 10 })
          }
        />
      </Field>
      {times === "some" && (
        <Field label="How many times" error={errors.maxPayments} className="sm:col-start-2">
          <Input
            type="number"
            min={1}
            max={100_000}
            value={maxPayments ?? ""}
            onChange={(event) =>
              onChange({ maxPayments: Math.max(2, Math.trunc(event.target.valueAsNumber) || 2) })
            }
          />
        </Field>
      )}
      {maxPayments !== null && (
        <Field
          label={maxPayments === 1 ? "While somebody pays" : "While people pay"}
          error={errors.holdMinutes}
          help={
            form.holdMinutes === null
              ? "Others can begin to pay as well; what is paid first counts."
              : "Nobody else can begin to pay for a place that is kept."
          }
          className="sm:col-span-2"
        >
          <Select
            value={String(form.holdMinutes ?? 0)}
            options={holdOptions(form.holdMinutes)}
            onValueChange={(value) => onChange({ holdMinutes: value === "0" ? null : Number(value) })}
          />
        </Field>
      )}
    </div>
  );
}

const HOLDS = [0, 10, 30, 60, 1440];

/** How long a place is kept; a draft's own time stands among them. */
function holdOptions(current: number | null) {
  const all = current === null || HOLDS.includes(current) ? HOLDS : [...HOLDS, current];
  return all
    .toSorted((a, b) => a - b)
    .map((minutes) => ({ value: String(minutes), label: holdWords(minutes) }));
}

function holdWords(minutes: number): string {
  if (minutes === 0) return "Keep no place";
  if (minutes === 1440) return "Keep the place for a day";
  if (minutes % 60 === 0) return `Keep the place for ${minutes === 60 ? "an hour" : `${minutes / 60} hours`}`;
  return `Keep the place for ${minutes} minutes`;
}

function expiryWords(days: number, { locale, zone }: { locale: string; zone: string }): string {
  const last = new Date(Date.now() + days * 86_400_000);
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: zone }).format(
    last,
  );
  return `${days === 1 ? "Tomorrow" : `In ${days} days`} · ${date} 23:59`;
}
