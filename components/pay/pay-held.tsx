import { Users } from "lucide-react";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { PayDate } from "./pay-date.tsx";
import { PayLink } from "./pay-link.tsx";
import { PayNotice } from "./pay-notice.tsx";

export interface PayHeldProps {
  page: PayPage;
  words: PayWords;
  language: Language;
}

/** Every place that is left is kept for somebody else: since when it may be worth to look again. It looks by itself. */
export function PayHeld({ page, words, language }: PayHeldProps) {
  const until = page.held?.until ?? null;
  return (
    <PayNotice icon={Users} tone="info" title={words.held.title} text={words.held.text}>
      <meta httpEquiv="refresh" content="30" />
      <p className="text-center font-medium" role="status">
        {until === null ? (
          words.held.soon
        ) : (
          <>
            {words.held.from} <PayDate at={until} language={language} withTime />
          </>
        )}
      </p>
      <PayLink href={`/pay/${page.slug}?lang=${language}`}>{words.held.again}</PayLink>
    </PayNotice>
  );
}
