import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { limitWords, shortAmount } from "./price-words.ts";

export interface PayAmountFieldProps {
  page: Pick<PayPage, "limits" | "currency">;
  words: PayWords;
  language: Language;
  /** What the payer wrote before. */
  typed?: string | undefined;
}

/** What the payer chooses, with what may be chosen under it and the suggestion in it. */
export function PayAmountField({ page, words, language, typed }: PayAmountFieldProps) {
  const suggested = page.limits?.suggested;
  return (
    <Field label={words.amount} required className="mt-5" help={limitWords(page, words, language)}>
      <Input
        key={suggested?.amount}
        name="amount"
        size="lg"
        required
        inputMode="decimal"
        autoComplete="off"
        pattern="[0-9][0-9,]*([.][0-9]+)?"
        defaultValue={typed || (suggested ? shortAmount(suggested) : undefined)}
        placeholder={words.amountPlaceholder}
        after={<span className="pr-1.5 text-ink-3">{page.currency}</span>}
      />
    </Field>
  );
}
