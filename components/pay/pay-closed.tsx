import { Archive, Ban, CircleCheck, TimerOff } from "lucide-react";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/note.tsx";
import { PayLink } from "./pay-link.tsx";
import { PayNotice } from "./pay-notice.tsx";

export interface PayClosedProps {
  page: PayPage;
  words: PayWords;
  language: Language;
  /** The last day, written out. */
  expiredOn: string;
  /** The payer has just asked for a new link. */
  asked: boolean;
}

/** A link that takes no more payments: why, that nothing was charged, and how to go on. */
export function PayClosed({ page, words, language, expiredOn, asked }: PayClosedProps) {
  const { merchantName: merchant } = page;
  if (page.state === "paid") return <PayNotice icon={CircleCheck} tone="ok" title={words.paid.already} />;
  const [icon, title, text] =
    page.state === "sold_out"
      ? [Ban, words.soldOut.title, words.soldOut.text(merchant)]
      : page.state === "expired"
        ? [TimerOff, words.expired.title(expiredOn), words.expired.text(merchant)]
        : [Archive, words.archived.title, words.archived.text(merchant)];
  const own = page.state === "archived" ? page.closedMessage : "";
  return (
    <PayNotice icon={icon} tone="mute" title={title} text={text}>
      {own !== "" && (
        <blockquote
          dir="auto"
          className="mb-2 rounded-2 bg-sunken px-3.5 py-3 whitespace-pre-line break-words text-pretty"
        >
          {own}
        </blockquote>
      )}
      {asked ? (
        <Note tone="ok">{words.askAgain.done(merchant)}</Note>
      ) : (
        <form method="post" action={`/pay/${page.slug}/ask`}>
          <input type="hidden" name="lang" value={language} />
          <Button type="submit" variant="primary" size="lg" className="w-full">
            {words.askAgain.button}
          </Button>
        </form>
      )}
      {page.returnUrl && (
        <PayLink href={page.returnUrl} variant="default">
          {words.returnTo(merchant)}
        </PayLink>
      )}
    </PayNotice>
  );
}
