import { SearchX } from "lucide-react";
import type { PayProblem, TypedForm } from "#lib/payment-links/asks/schema.ts";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { Note } from "../ui/note.tsx";
import { PayFields } from "./pay-fields.tsx";
import { PayLink } from "./pay-link.tsx";
import { PayNotice } from "./pay-notice.tsx";
import { choiceIn, limitWords } from "./price-words.ts";

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
          {problemWords(problem, typedPage(page, typed), words, language)}
        </Note>
      )}
      <PayFields {...{ page, language, typed }} />
    </form>
  );
}

/** The page as it is about the currency of what was typed. */
function typedPage(page: PayPage, typed: TypedForm | null): Pick<PayPage, "limits" | "currency"> {
  const method = page.methods.find(({ key }) => key === typed?.method);
  return choiceIn(page, method?.priceCurrency);
}

function problemWords(
  problem: PayProblem,
  page: Pick<PayPage, "limits" | "currency">,
  words: PayWords,
  language: Language,
): string {
  if (problem === "amountPrecision") return words.problem.amountPrecision(page.currency);
  if (problem === "amountMin" || problem === "amountMax")
    return limitWords(page, words, language) ?? words.problem.amount;
  return words.problem[problem];
}
