"use client";

import { ChevronRight } from "lucide-react";
import { payWords } from "#lib/payment-links/pay-words.ts";
import { LANGUAGES, type Language } from "#lib/payment-links/schema.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import type { LinkForm } from "./use-link-form.ts";

const languages = LANGUAGES.map((value) => ({ value, label: payWords(value).languageName }));

export interface MoreFieldsProps {
  form: LinkForm;
  errors: FormErrors;
  onChange: (change: Partial<LinkForm>) => void;
}

/** What most links do without. Opens by itself when something in it needs another look. */
export function MoreFields({ form, errors, onChange }: MoreFieldsProps) {
  const wrong =
    "message" in errors || "returnUrl" in errors || "customerEmail" in errors || "language" in errors;
  return (
    <details open={wrong || undefined} className="group">
      <summary className="flex min-h-8 list-none items-center gap-2 rounded-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="transition-transform group-open:rotate-90" />
        Message, customer's e-mail, return address, language
      </summary>
      <div className="grid gap-x-3 gap-y-5 pt-3 sm:grid-cols-2">
        <Field label="Message to the payer" error={errors.message} className="sm:col-span-2">
          <Textarea
            name="message"
            maxLength={500}
            value={form.message}
            onChange={(event) => onChange({ message: event.target.value })}
          />
        </Field>
        <Field label="Customer's e-mail" error={errors.customerEmail} help="Known customers are found by it.">
          <Input
            type="email"
            name="customerEmail"
            autoComplete="off"
            value={form.customerEmail}
            onChange={(event) => onChange({ customerEmail: event.target.value.trim() })}
          />
        </Field>
        <Field label="Language of the page">
          <Select
            value={form.language}
            options={languages}
            onValueChange={(value) => onChange({ language: languageOf(value) })}
          />
        </Field>
        <Field
          label="Return address"
          error={errors.returnUrl}
          help="Where the payer goes after paying."
          className="sm:col-span-2"
        >
          <Input
            type="url"
            name="returnUrl"
            placeholder="https://"
            value={form.returnUrl}
            onChange={(event) => onChange({ returnUrl: event.target.value.trim() })}
          />
        </Field>
      </div>
    </details>
  );
}

function languageOf(value: string): Language {
  return LANGUAGES.find((known) => known === value) ?? "en";
}
