import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { MailToMake } from "../mail/letter-builder.ts";
import { letterDay, letterMoney } from "../mail/letter-figures.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { paragraphsOf } from "../mail/paragraphs-of.ts";
import { lastDayOf } from "./expiry.ts";
import { letterWords } from "./letter-words.ts";
import { linkFacts, linkPrice, linkUrl } from "./link-dto.ts";
import { findLink, findMerchant } from "./repository.ts";
import { linkState } from "./status.ts";

/** Asks for a link's payment. Null when nobody can pay it any more. */
export async function linkLetter(scope: Scope, mail: MailToMake): Promise<Letter | null> {
  const [link, merchant] = await Promise.all([findLink(scope, mail.targetId), findMerchant(scope)]);
  if (link === null || linkState(linkFacts(link), systemClock.now()) !== "open") return null;
  const { language } = mail;
  const words = letterWords(language);
  const price = linkPrice(link);
  const amount = price && letterMoney(price, language);
  const { expiresAt, invoiceNumber } = link;
  return {
    language,
    subject: words.link.subject(merchant.name, link.title),
    preview: words.link.preview(amount ?? link.title),
    heading: words.link.heading(amount),
    paragraphs: [
      ...(mail.toName === "" ? [] : [words.hello(mail.toName)]),
      ...paragraphsOf(mail.message),
      words.link.text(merchant.name),
    ],
    facts: [
      { label: words.what, value: link.title },
      { label: words.amount, value: amount ?? words.yourChoice },
      ...(invoiceNumber ? [{ label: words.invoice, value: invoiceNumber }] : []),
      ...(expiresAt
        ? [{ label: words.openUntil, value: letterDay(lastDayOf(expiresAt, merchant.timeZone), language) }]
        : []),
    ],
    button: { label: words.link.button, url: linkUrl(link.slug) },
    footer: footerOf(scope, words.testMode, words.link.footer(merchant.name)),
    files: [],
  };
}

/** What is written in test mode says so, wherever it is read. */
export function footerOf(scope: Scope, testMode: string, text: string): string {
  return scope.mode === "test" ? `${testMode} ${text}` : text;
}
