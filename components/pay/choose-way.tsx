import { SearchX } from "lucide-react";
import { payWords } from "#lib/payment-links/pay-words.ts";
import type { Language, PayPage } from "#lib/payment-links/schema.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import { MethodFields } from "./method-fields.tsx";
import { PayLink } from "./pay-link.tsx";
import { PayNotice } from "./pay-notice.tsx";

export type PayProblem = "methodKey" | "amount" | "tooMany" | "unexpected";

export interface ChooseWayProps {
  page: PayPage;
  language: Language;
  /** Random; the same page sent twice is the same payment. */
  pageKey: string;
  problem: PayProblem | null;
}

/** A plain form: it posts and is redirected, with or without scripts. */
export function ChooseWay({ page, language, pageKey, problem }: ChooseWayProps) {
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
          {words.problem[problem]}
        </Note>
      )}
      {page.amount === null && (
        <Field label={words.amount} required className="mt-5">
          <Input
            name="amount"
            size="lg"
            required
            inputMode="decimal"
            autoComplete="off"
            pattern="[0-9][0-9,]*([.][0-9]+)?"
            placeholder={words.amountPlaceholder}
            after={<span className="pr-1.5 text-ink-3">{page.currency}</span>}
          />
        </Field>
      )}
      <MethodFields methods={page.methods} currency={page.currency} language={language} />
    </form>
  );
}
