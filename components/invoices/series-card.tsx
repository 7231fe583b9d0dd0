"use client";

import { useState, useTransition } from "react";
import { setSeries } from "#lib/invoices/actions.ts";
import type { Series } from "#lib/invoices/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";
import { useInvoicesChanged } from "./use-invoices.ts";

const KIND_LABEL = { invoice: "Invoices", credit_note: "Credit notes" } as const;

interface SeriesCardProps {
  merchant: string;
  series: readonly Series[];
  canWrite: boolean;
}

/** How invoices and credit notes are numbered from the next one on. */
export function SeriesCard({ merchant, series, canWrite }: SeriesCardProps) {
  return (
    <Card title="Invoice numbers" flush>
      <p className="px-5 pt-3.5 text-ink-2">
        Numbers are given out without a gap when an invoice is sent. {"{year}"} stands for the year of issue.
      </p>
      <ul className="mt-3.5 divide-y divide-line border-t border-line">
        {series.map((one) => (
          <li key={one.kind} className="px-5 py-4">
            {canWrite ? (
              <SeriesForm merchant={merchant} series={one} />
            ) : (
              <p>
                {KIND_LABEL[one.kind]}: the next is <span className="font-mono text-meta">{one.example}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {!canWrite && (
        <p className="px-5 pb-4 text-meta text-ink-3">Changing them needs the permission invoices.write.</p>
      )}
    </Card>
  );
}

function SeriesForm({ merchant, series }: { merchant: string; series: Series }) {
  const [form, setForm] = useState({
    prefix: series.prefix,
    digits: String(series.digits),
    next: String(series.next),
  });
  const { errors, refuse, setErrors } = useFormErrors();
  const [busy, start] = useTransition();
  const changed = useInvoicesChanged(merchant);
  const { kind } = series;
  function save() {
    start(async () => {
      const { prefix, digits, next } = form;
      const result = await setSeries(merchant, { kind, prefix, digits: Number(digits), next: Number(next) });
      if (!result.ok) return refuse(errorsOf(result.error));
      setErrors({});
      notify.ok(`The next one is ${result.value.example}`);
      await changed();
    });
  }
  const field = (name: keyof typeof form) => ({
    name: `${kind}.${name}`,
    autoComplete: "off",
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <form
      noValidate
      aria-label={KIND_LABEL[kind]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save();
      }}
    >
      <p className="mb-2.5 font-medium">
        {KIND_LABEL[kind]}{" "}
        <span className="ml-1.5 font-mono text-meta font-book text-ink-3">{series.example}</span>
      </p>
      {errors[""] && (
        <Note tone="bad" urgent className="mb-3">
          {errors[""]}
        </Note>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Begins with" error={errors.prefix} className="min-w-36 flex-1">
          <Input mono maxLength={20} {...field("prefix")} />
        </Field>
        <Field label="Digits" error={errors.digits} className="w-20">
          <Input inputMode="numeric" {...field("digits")} />
        </Field>
        <Field label="Next number" error={errors.next} className="w-32">
          <Input inputMode="numeric" {...field("next")} />
        </Field>
        <Button type="submit" loading={busy} className="mt-[27px]">
          Save
        </Button>
      </div>
    </form>
  );
}
