import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import { fieldOf, LONGEST, type Question } from "#lib/payment-links/questions/schema.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";

/** What the merchant asks before a payment, as plain fields of the form around them. */
interface QuestionFieldsProps {
  questions: readonly Question[];
  words: PayWords;
  /** What the payer wrote before, by question. */
  typed?: Readonly<Record<string, string>> | undefined;
}

export function QuestionFields({ questions, words, typed = {} }: QuestionFieldsProps) {
  if (questions.length === 0) return null;
  return (
    <div className="mt-5 grid gap-4">
      {questions.map((question) => (
        <Field
          key={question.id}
          label={<span dir="auto">{question.label}</span>}
          required={question.required}
          aside={!question.required && <span className="text-meta text-ink-3">{words.optional}</span>}
        >
          <QuestionControl question={question} words={words} typed={typed[question.id] ?? ""} />
        </Field>
      ))}
    </div>
  );
}

interface QuestionControlProps {
  question: Question;
  words: PayWords;
  typed: string;
}

function QuestionControl({ question, words, typed }: QuestionControlProps) {
  const { kind, required } = question;
  const common = { name: fieldOf(question), required, defaultValue: typed };
  if (kind === "choice")
    return (
      <select
        {...common}
        aria-label={question.label}
        className="field-frame h-11 w-full rounded-1 border border-line-strong bg-surface px-[11px] text-form"
      >
        <option value="">{words.choose}</option>
        {question.options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    );
  if (kind === "long") return <Textarea {...common} maxLength={LONGEST.long} dir="auto" />;
  return (
    <Input
      {...common}
      size="lg"
      type={TYPES[kind]}
      maxLength={LONGEST[kind]}
      autoComplete={COMPLETES[kind]}
      dir="auto"
    />
  );
}

const TYPES = { text: "text", email: "email", phone: "tel" } as const;
const COMPLETES = { text: "off", email: "email", phone: "tel" } as const;
