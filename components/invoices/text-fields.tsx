"use client";

import { ChevronRight, Plus, Trash2 } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import { emptyAttachment } from "./invoice-form-start.ts";
import type { InvoiceFormState } from "./invoice-form-state.ts";

const MAX_ATTACHMENTS = 10;

interface TextFieldsProps {
  form: InvoiceFormState;
  errors: FormErrors;
  onChange: (change: Partial<InvoiceFormState>) => void;
}

/** What most invoices do without. Opens by itself when something in it needs another look. */
export function TextFields({ form, errors, onChange }: TextFieldsProps) {
  const { attachments } = form;
  const isWrong = Object.keys(errors).some((field) => /^(notes|terms|attachments)/.test(field));
  const set = (index: number, change: { name?: string; url?: string }) =>
    onChange({ attachments: attachments.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <details open={isWrong || undefined} className="group">
      <summary className="flex min-h-8 list-none items-center gap-2 rounded-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="transition-transform group-open:rotate-90" />
        Notes, terms, links to attachments
      </summary>
      <div className="grid gap-5 pt-3">
        <Field label="Notes" error={errors.notes} help="Below the total.">
          <Textarea
            name="notes"
            rows={2}
            maxLength={2000}
            value={form.notes}
            onChange={(event) => onChange({ notes: event.target.value })}
          />
        </Field>
        <Field
          label="Terms"
          error={errors.terms}
          help="How else it can be paid, and what happens when it is not."
        >
          <Textarea
            name="terms"
            rows={2}
            maxLength={2000}
            value={form.terms}
            onChange={(event) => onChange({ terms: event.target.value })}
          />
        </Field>
        {attachments.map((attachment, index) => (
          <div key={attachment.key} className="flex items-start gap-2">
            <Field
              label={`Attachment ${index + 1}`}
              error={errors[`attachments.${index}.name`]}
              className="w-40"
            >
              <Input
                maxLength={80}
                placeholder="Name"
                value={attachment.name}
                onChange={(event) => set(index, { name: event.target.value })}
              />
            </Field>
            <Field label="Address" error={errors[`attachments.${index}.url`]} className="flex-1">
              <Input
                type="url"
                placeholder="https://"
                value={attachment.url}
                onChange={(event) => set(index, { url: event.target.value.trim() })}
              />
            </Field>
            <IconButton
              className="mt-[27px]"
              label={`Remove attachment ${index + 1}`}
              icon={<Trash2 aria-hidden />}
              onClick={() => onChange({ attachments: attachments.toSpliced(index, 1) })}
            />
          </div>
        ))}
        <Button
          size="sm"
          className="justify-self-start"
          icon={<Plus aria-hidden />}
          disabled={attachments.length >= MAX_ATTACHMENTS}
          onClick={() => onChange({ attachments: [...attachments, emptyAttachment()] })}
        >
          Link an attachment
        </Button>
      </div>
    </details>
  );
}
