"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { payWords } from "#lib/payment-links/pay-words.ts";
import { LANGUAGES, type Language } from "#lib/payment-links/schema.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import { ImageField } from "./image-field.tsx";
import type { LinkForm } from "./link-form.ts";
import { QuestionsField } from "./questions-field.tsx";

const languages = LANGUAGES.map((value) => ({ value, label: payWords(value).languageName }));

export interface MoreFieldsProps {
  form: LinkForm;
  errors: FormErrors;
  /** A picture that a draft has already. */
  hasKeptImage: boolean;
  onChange: (change: Partial<LinkForm>) => void;
  onProblem: (errors: FormErrors) => void;
}

const INSIDE = /^(description|image|questions|message|returnUrl|customerEmail|language|closedMessage)(\.|$)/;

/** What most links do without. Opens by itself when something in it needs another look, and stays open then. */
export function MoreFields({ form, errors, hasKeptImage, onChange, onProblem }: MoreFieldsProps) {
  const [open, setOpen] = useState(false);
  const wrong = Object.keys(errors).some((field) => INSIDE.test(field));
  return (
    <details
      open={open || wrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="group"
    >
      <summary className="flex min-h-8 list-none items-center gap-2 rounded-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="transition-transform group-open:rotate-90" />
        More: description, picture, questions, message, return address, language
      </summary>
      <div className="grid gap-x-3 gap-y-5 pt-3 sm:grid-cols-2">
        <Field label="Description" error={errors.description} className="sm:col-span-2">
          <Textarea
            name="description"
            rows={3}
            maxLength={2000}
            value={form.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        </Field>
        <div className="sm:col-span-2">
          <ImageField
            hasImage={form.image !== null || hasKeptImage}
            error={errors.image}
            onChange={(image) => onChange({ image })}
            onProblem={(image) => onProblem({ image })}
          />
        </div>
        <div className="sm:col-span-2">
          <QuestionsField
            questions={form.questions}
            errors={errors}
            onChange={(questions) => onChange({ questions })}
          />
        </div>
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
          help="Where the payer can go after paying."
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
        <Field
          label="Message once it is archived"
          error={errors.closedMessage}
          help="For whoever still opens the link then."
          className="sm:col-span-2"
        >
          <Textarea
            name="closedMessage"
            rows={2}
            maxLength={500}
            value={form.closedMessage}
            onChange={(event) => onChange({ closedMessage: event.target.value })}
          />
        </Field>
      </div>
    </details>
  );
}

function languageOf(value: string): Language {
  return LANGUAGES.find((known) => known === value) ?? "en";
}
