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
  /** One of several, of which only one is sent: what stands in another must not hold the form back. */
  name?: string;
}

/** What the payer chooses, with what may be chosen under it and the suggestion in it. */
export function PayAmountField({ page, words, language, typed, name }: PayAmountFieldProps) {
  const rules = name === undefined ? { required: true, pattern: "[0-9][0-9,]*([.][0-9]+)?" } : {};
  const suggested = page.limits?.suggested;
  return (
    <Field label={words.amount} required className="mt-5" help={limitWords(page, words, language)}>
      <Input
        key={suggested?.amount}
        name={name ?? "amount"}
        size="lg"
        {...rules}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={typed || (suggested ? shortAmount(suggested) : undefined)}
        placeholder={words.amountPlaceholder}
        after={<span className="pr-1.5 text-ink-3">{page.currency}</span>}
      />
    </Field>
  );
}
