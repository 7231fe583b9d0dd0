import type { InvoiceDocument } from "../invoices/document.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { paragraphsOf } from "../mail/paragraphs-of.ts";
import type { Language } from "../payment-links/schema.ts";
import { type InvoiceLetterWords, invoiceLetterWords, type Lateness } from "./letter-words.ts";
import { dayText, moneyText } from "./paper-figures.ts";
import { isZero } from "./status.ts";

/** What a letter about an invoice is made from. Everything in it is text; how it looks is up to mail. */
export interface LetterMatter {
  readonly document: InvoiceDocument;
  readonly language: Language;
  readonly toName: string;
  /** A person's own words. */
  readonly message: string;
  readonly publicUrl: string;
  readonly isTest: boolean;
}

type Sayings = Pick<Letter, "subject" | "heading" | "preview"> & {
  readonly texts: readonly string[];
  readonly button: string;
};

/** Brings an invoice. */
export function writeInvoiceLetter(matter: LetterMatter): Letter {
  const { document, language } = matter;
  const words = invoiceLetterWords(language);
  const number = document.number ?? "";
  const merchant = document.merchant.name;
  const isOpen = !isZero(document.due.amount);
  const due = moneyText(document.due, language);
  return letterOf(matter, words, {
    subject: words.invoice.subject(number, merchant),
    heading: isOpen ? words.invoice.heading(due) : words.invoice.subject(number, merchant),
    preview: isOpen
      ? `${words.facts.due}: ${due}. ${words.facts.dueDate}: ${dayText(document.dueDate, language)}.`
      : words.invoice.settledText(number, merchant),
    texts: [
      isOpen ? words.invoice.text(number, merchant) : words.invoice.settledText(number, merchant),
      words.attached,
    ],
    button: payable(document) ? words.viewAndPay : words.view,
  });
}

/** Asks once more for what is due, in words that fit the day: before it is due, on that day, after it. */
export function writeReminderLetter(matter: LetterMatter, today: string): Letter {
  const { document, language } = matter;
  const words = invoiceLetterWords(language);
  const number = document.number ?? "";
  const said = words.reminder[latenessOn(document.dueDate, today)];
  const day = dayText(document.dueDate, language);
  const text = said.text(number, document.merchant.name, day);
  return letterOf(matter, words, {
    subject: said.subject(number, day),
    heading: said.heading(moneyText(document.due, language)),
    preview: text,
    texts: [text, words.reminder.already, words.attached],
    button: payable(document) ? words.viewAndPay : words.view,
  });
}

/** Says what was given back. */
export function writeCreditNoteLetter(matter: LetterMatter): Letter {
  const { document, language } = matter;
  const words = invoiceLetterWords(language);
  const merchant = document.merchant.name;
  const text = words.creditNote.text(merchant, document.creditOf ?? "");
  return letterOf(matter, words, {
    subject: words.creditNote.subject(document.number ?? "", merchant),
    heading: words.creditNote.heading(moneyText(document.total, language)),
    preview: text,
    texts: [text, words.attached],
    button: words.viewCreditNote,
  });
}

export function latenessOn(dueDate: string, today: string): Lateness {
  if (today < dueDate) return "before";
  return today === dueDate ? "today" : "late";
}

function payable({ due, payUrl }: InvoiceDocument): boolean {
  return payUrl !== null && !isZero(due.amount);
}

function letterOf(matter: LetterMatter, words: InvoiceLetterWords, said: Sayings): Letter {
  const { document, language, toName, message, publicUrl, isTest } = matter;
  const { subject, heading, preview, texts, button } = said;
  const footer = words.footer(document.merchant.name);
  return {
    ...{ language, subject, preview, heading },
    paragraphs: [...(toName === "" ? [] : [words.hello(toName)]), ...paragraphsOf(message), ...texts],
    facts: factsOf(document, language, words),
    button: { label: button, url: publicUrl },
    footer: isTest ? `${words.testMode} ${footer}` : footer,
    files: [],
  };
}

function factsOf(
  document: InvoiceDocument,
  language: Language,
  { facts }: InvoiceLetterWords,
): Letter["facts"] {
  const { number, creditOf, total, paid, credited, due, dueDate, kind } = document;
  const money = (label: string, amount: typeof total) => ({ label, value: moneyText(amount, language) });
  if (kind === "credit_note") {
    return [
      { label: facts.number, value: number ?? "" },
      { label: facts.invoice, value: creditOf ?? "" },
      money(facts.total, total),
    ];
  }
  return [
    { label: facts.number, value: number ?? "" },
    money(facts.total, total),
    ...(isZero(paid.amount) ? [] : [money(facts.paid, paid)]),
    ...(isZero(credited.amount) ? [] : [money(facts.credited, credited)]),
    money(facts.due, due),
    { label: facts.dueDate, value: dayText(dueDate, language) },
  ];
}
