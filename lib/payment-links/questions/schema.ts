import { z } from "zod";

export const QUESTION_KINDS = ["text", "long", "email", "phone", "choice"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

const MOST_OPTIONS = 20;

/** One question of the form. */
export const questionInput = z
  .object({
    label: z.string().trim().min(1, "Write the question.").max(120, "At most 120 characters."),
    kind: z.enum(QUESTION_KINDS).default("text"),
    required: z.boolean().default(false),
    /** For a choice. */
    options: z
      .array(z.string().trim().max(80, "At most 80 characters."))
      .max(MOST_OPTIONS, `At most ${MOST_OPTIONS} choices.`)
      .default([])
      .transform((options) => [...new Set(options.filter((option) => option !== ""))]),
  })
  .refine(({ kind, options }) => kind !== "choice" || options.length >= 2, {
    path: ["options"],
    error: "Write at least two choices.",
  });
export type QuestionInput = z.output<typeof questionInput>;

export const questionDto = z.object({
  /** "q1": its place in the form. */
  id: z.string(),
  label: z.string(),
  kind: z.enum(QUESTION_KINDS),
  required: z.boolean(),
  options: z.array(z.string()),
});
export type Question = z.infer<typeof questionDto>;

export const storedQuestions = z.array(questionDto);

export const answerDto = z.object({ id: z.string(), label: z.string(), answer: z.string() });
export type Answer = z.infer<typeof answerDto>;
export const storedAnswers = z.array(answerDto);

export function questionsOf(inputs: readonly QuestionInput[]): Question[] {
  return inputs.map((input, index) => ({
    ...input,
    id: `q${index + 1}`,
    options: input.kind === "choice" ? input.options : [],
  }));
}

/** The name of a question's field on the public page. */
export function fieldOf({ id }: Pick<Question, "id">): string {
  return `answer_${id}`;
}

/** The longest answer that is taken, by kind. */
export const LONGEST: Readonly<Record<QuestionKind, number>> = {
  text: 200,
  long: 2000,
  email: 254,
  phone: 40,
  choice: 80,
};

const PHONE = /^\+?[\d\s().-]{5,}$/;

/** What a payer answered, or the id of the first question whose answer can't be taken. */
export function readAnswers(
  questions: readonly Question[],
  given: Readonly<Record<string, string>>,
): { readonly answers: Answer[] } | { readonly wrong: string } {
  const answers: Answer[] = [];
  for (const question of questions) {
    const answer = (given[question.id] ?? "").replaceAll("\r\n", "\n").trim();
    if (!fits(question, answer)) return { wrong: question.id };
    if (answer !== "") answers.push({ id: question.id, label: question.label, answer });
  }
  return { answers };
}

function fits({ kind, required, options }: Question, answer: string): boolean {
  if (answer === "") return !required;
  if (answer.length > LONGEST[kind]) return false;
  if (kind === "email") return z.email().safeParse(answer).success;
  if (kind === "phone") return PHONE.test(answer);
  return kind !== "choice" || options.includes(answer);
}

export const answersParams = z.object({ transactionId: z.string().max(40) });
/** What the payer of one payment answered, personal data masked. */
export const paymentAnswersDto = z.object({
  answers: z.array(answerDto),
  /** Something of it is masked. */
  masked: z.boolean(),
});
export type PaymentAnswers = z.infer<typeof paymentAnswersDto>;

export const revealAnswersInput = answersParams.extend({
  reason: z
    .string()
    .trim()
    .min(10, "Say in a few words what you need it for.")
    .max(300, "At most 300 characters."),
});
