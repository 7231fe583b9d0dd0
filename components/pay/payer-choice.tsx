"use client";

import { useState } from "react";
import { CURRENCY_FIELD, fieldIn } from "#lib/payment-links/pay-form/schema.ts";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { chosenOf, MethodButton, MethodCards, withinReach } from "./method-fields.tsx";
import { PayAmountField } from "./pay-amount-field.tsx";
import { choiceIn } from "./price-words.ts";

export interface PayerChoiceProps {
  page: Pick<PayPage, "limits" | "choices" | "currency" | "methods">;
  /** Those in which something can be paid, more than one. */
  currencies: readonly string[];
  language: Language;
  typed?: { readonly method: string; readonly amount: string } | undefined;
  /** Tells apart two of these on one page. */
  prefix?: string;
}

/**
 * An amount in one of several currencies: each has its own limits and ways to pay. Native radio buttons, of which styles
 * alone show the one that is chosen, so that it works without any script; without those styles everything is shown.
 */
export function PayerChoice({ page, currencies, language, typed, prefix = "" }: PayerChoiceProps) {
  const words = payWords(language);
  const shown = withinReach(page.methods);
  const typedIn = shown.find(({ key }) => key === typed?.method)?.priceCurrency;
  const [currency, setCurrency] = useState(typedIn ?? currencies[0] ?? page.currency);
  const [picked, setPicked] = useState<Readonly<Record<string, string | undefined>>>(() =>
    typedIn === undefined ? {} : { [typedIn]: typed?.method },
  );
  const methodsIn = (code: string) => shown.filter(({ priceCurrency }) => priceCurrency === code);
  const chosen = chosenOf(methodsIn(currency), picked[currency]);
  return (
    <>
      <fieldset className="mt-5 min-w-0">
        <legend className="mb-1.5 font-medium">{words.currency}</legend>
        <div className="flex flex-wrap gap-2">
          {currencies.map((code) => (
            <div key={code} className="contents [&:not(:has([data-currency]:checked))>[data-section]]:hidden">
              <CurrencyChip
                {...{ code, prefix }}
                checked={code === currency}
                onPick={() => setCurrency(code)}
              />
              <div data-section="" className="order-2 min-w-0 basis-full">
                <PayAmountField
                  {...{ words, language }}
                  page={choiceIn(page, code)}
                  name={prefix + fieldIn("amount", code)}
                  typed={code === typedIn ? typed?.amount : undefined}
                />
                <fieldset className="-mx-3 mt-6 grid gap-2 max-[400px]:-mx-2">
                  <legend className="sr-only">{words.chooseMethod}</legend>
                  <MethodCards
                    methods={methodsIn(code)}
                    asked={code}
                    language={language}
                    name={prefix + fieldIn("method", code)}
                    chosen={chosenOf(methodsIn(code), picked[code])}
                    onPick={(key) => setPicked((before) => ({ ...before, [code]: key }))}
                  />
                </fieldset>
              </div>
            </div>
          ))}
        </div>
      </fieldset>
      {chosen && <MethodButton chosen={chosen} language={language} />}
    </>
  );
}

interface CurrencyChipProps {
  code: string;
  prefix: string;
  checked: boolean;
  onPick: () => void;
}

function CurrencyChip({ code, prefix, checked, onPick }: CurrencyChipProps) {
  return (
    <label className="order-1 inline-flex h-10 items-center gap-2 rounded-2 border border-line bg-surface px-3 font-medium transition-colors hover:border-line-strong hover:bg-hover has-checked:border-accent has-checked:shadow-[0_0_0_3px_var(--accent-soft)] has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        data-currency=""
        name={prefix + CURRENCY_FIELD}
        value={code}
        required
        defaultChecked={checked}
        onChange={onPick}
        className="ring-none size-4 shrink-0 accent-accent"
      />
      {code}
    </label>
  );
}
