"use client";

import { Plus, X } from "lucide-react";
import {
  QUESTION_KINDS,
  type QuestionInput,
  type QuestionKind,
} from "#lib/payment-links/questions/schema.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";

const MOST = 10;
const LABELS: Readonly<Record<QuestionKind, string>> = {
  text: "Short text",
  long: "Long text",
  email: "E-mail address",
  phone: "Phone number",
  choice: "One of several",
};
const KINDS = QUESTION_KINDS.map((value) => ({ value, label: LABELS[value] }));
const EMPTY: QuestionInput = { label: "", kind: "text", required: true, options: [] };

export interface QuestionsFieldProps {
  questions: readonly QuestionInput[];
  errors: FormErrors;
  onChange: (questions: QuestionInput[]) => void;
}

/** What the payer is asked before paying. */
export function QuestionsField({ questions, errors, onChange }: QuestionsFieldProps) {
  const change = (index: number, patch: Partial<QuestionInput>) =>
    onChange(questions.map((question, at) => (at === index ? { ...question, ...patch } : question)));
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1.5 font-medium">Questions to the payer</legend>
      {questions
        .map((question, index) => ({ question, index }))
        .map(({ question, index }) => (
          <div key={index} className="grid gap-3 rounded-2 border border-line bg-surface p-3">
            <div className="grid grid-cols-[minmax(0,1fr)_32px] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_160px_32px]">
              <Field label={`Question ${index + 1}`} hideLabel error={errors[`questions.${index}.label`]}>
                <Input
                  name={`questions.${index}.label`}
                  autoComplete="off"
                  maxLength={120}
                  placeholder="Which size?"
                  value={question.label}
                  onChange={(event) => change(index, { label: event.target.value })}
                />
              </Field>
              <Select
                aria-label={`Kind of answer ${index + 1}`}
                value={question.kind}
                options={KINDS}
                onValueChange={(kind) => change(index, { kind: kindOf(kind) })}
              />
              <IconButton
                size="sm"
                label={`Remove question ${index + 1}`}
                icon={<X aria-hidden />}
                onClick={() => onChange(questions.filter((_, at) => at !== index))}
                className="mt-0.5 max-sm:col-start-2 max-sm:row-start-1"
              />
            </div>
            {question.kind === "choice" && (
              <Field label="Choices, one a line" error={errors[`questions.${index}.options`]}>
                <Textarea
                  name={`questions.${index}.options`}
                  rows={3}
                  value={question.options.join("\n")}
                  onChange={(event) => change(index, { options: event.target.value.split("\n") })}
                />
              </Field>
            )}
            <Checkbox
              checked={question.required}
              onCheckedChange={(required) => change(index, { required })}
              className="justify-self-start"
            >
              Needs an answer
            </Checkbox>
          </div>
        ))}
      {questions.length < MOST && (
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus aria-hidden />}
          className="justify-self-start"
          onClick={() => onChange([...questions, EMPTY])}
        >
          Add a question
        </Button>
      )}
    </fieldset>
  );
}

function kindOf(value: string): QuestionKind {
  return QUESTION_KINDS.find((kind) => kind === value) ?? "text";
}
