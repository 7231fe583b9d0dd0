import { SearchX } from "lucide-react";
import type { PayProblem, TypedForm } from "#lib/payment-links/asks/schema.ts";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { Note } from "../ui/note.tsx";
import { MethodFields } from "./method-fields.tsx";
import { PayAmountField } from "./pay-amount-field.tsx";
import { PayLink } from "./pay-link.tsx";
import { PayNotice } from "./pay-notice.tsx";
import { limitWords, priceHeadings } from "./price-words.ts";
import { QuestionFields } from "./question-fields.tsx";

export interface ChooseWayProps {
  page: PayPage;
  language: Language;
  /** Random; the same page sent twice is the same payment. */
  pageKey: string;
  problem: PayProblem | null;
  typed: TypedForm | null;
}

/** A plain form: it posts and is redirected, with or without scripts. */
export function ChooseWay({ page, language, pageKey, problem, typed }: ChooseWayProps) {
  const words = payWords(language);
  if (!page.methods.some((method) => method.unavailable === null)) {
    return (
      <PayNotice
        icon={SearchX}
        tone="mute"
        title={words.noWay.title}
        text={words.noWay.text(page.merchantName)}
      >
        {page.returnUrl && <PayLink href={page.returnUrl}>{words.returnTo(page.merchantName)}</PayLink>}
      </PayNotice>
    );
  }
  return (
    <form method="post" action={`/pay/${page.slug}/start`}>
      <input type="hidden" name="key" value={pageKey} />
      <input type="hidden" name="lang" value={language} />
      {problem && (
        <Note tone="warn" urgent className="mt-5">
          {problemWords(problem, page, words, language)}
        </Note>
      )}
      {page.amount === null && <PayAmountField {...{ page, words, language }} typed={typed?.amount} />}
      <QuestionFields questions={page.questions} words={words} typed={typed?.answers} />
      <MethodFields
        methods={page.methods}
        currency={page.currency}
        typed={typed?.method}
        language={language}
        prices={priceHeadings(page, words, language)}
      />
    </form>
  );
}

function problemWords(problem: PayProblem, page: PayPage, words: PayWords, language: Language): string {
  if (problem === "amountPrecision") return words.problem.amountPrecision(page.currency);
  if (problem === "amountMin" || problem === "amountMax")
    return limitWords(page, words, language) ?? words.problem.amount;
  return words.problem[problem];
}
