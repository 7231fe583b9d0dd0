import type { TypedForm } from "#lib/payment-links/asks/schema.ts";
import type { OfferedMethod, PayPage } from "#lib/payment-links/pay-page/schema.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { MethodFields } from "./method-fields.tsx";
import { PayAmountField } from "./pay-amount-field.tsx";
import { PayerChoice } from "./payer-choice.tsx";
import { choiceIn, priceHeadings } from "./price-words.ts";
import { QuestionFields } from "./question-fields.tsx";

export interface PayFieldsProps {
  page: Pick<PayPage, "amount" | "prices" | "limits" | "choices" | "currency" | "methods" | "questions">;
  language: Language;
  typed: TypedForm | null;
  /** Tells apart two of these on one page. */
  prefix?: string;
}

/** What the payer fills in and chooses, and the button: of the page itself and of its preview. */
export function PayFields({ page, language, typed, prefix = "" }: PayFieldsProps) {
  const words = payWords(language);
  const questions = <QuestionFields questions={page.questions} words={words} typed={typed?.answers} />;
  const isPayers = page.limits !== null;
  const currencies = isPayers ? payableIn(page) : [];
  if (currencies.length > 1) {
    return (
      <>
        {questions}
        <PayerChoice {...{ page, currencies, language }} typed={typed ?? undefined} prefix={prefix} />
      </>
    );
  }
  const [currency = page.currency] = currencies;
  return (
    <>
      {isPayers && (
        <PayAmountField page={choiceIn(page, currency)} {...{ words, language }} typed={typed?.amount} />
      )}
      {questions}
      <MethodFields
        methods={isPayers ? page.methods.filter(isIn(currency)) : page.methods}
        currency={currency}
        typed={typed?.method}
        language={language}
        prices={priceHeadings(page, words, language)}
        name={`${prefix}method`}
      />
    </>
  );
}

/** The link's currencies in which there is a way to pay. */
function payableIn({ methods }: Pick<PayPage, "methods">): string[] {
  const usable = methods.filter((method) => method.unavailable === null);
  return [...new Set(usable.map(({ priceCurrency }) => priceCurrency))];
}

const isIn = (currency: string) => (method: OfferedMethod) => method.priceCurrency === currency;
