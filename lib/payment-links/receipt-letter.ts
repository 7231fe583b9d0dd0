import type { Scope } from "../auth/scope.ts";
import type { MailToMake } from "../mail/letter-builder.ts";
import { letterDay, letterMoney } from "../mail/letter-figures.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { moneyOf } from "../money.ts";
import { lastDayOf } from "./expiry.ts";
import { letterWords } from "./letter-words.ts";
import { linkUrl } from "./link-dto.ts";
import { footerOf } from "./link-letter.ts";
import { receiptNumber } from "./receipt-number.ts";
import { findReceiptPayment } from "./receipt-repository.ts";
import { findMerchant } from "./repository.ts";

/** Tells a payer that a link's payment arrived. Null when it is no longer a payment that did. */
export async function receiptLetter(scope: Scope, mail: MailToMake): Promise<Letter | null> {
  const [payment, merchant] = await Promise.all([
    findReceiptPayment(scope, mail.targetId),
    findMerchant(scope),
  ]);
  if (payment?.link == null || payment.paidAt === null) return null;
  const { link, paidAt, idempotencyKey } = payment;
  const { language } = mail;
  const words = letterWords(language);
  const amount = letterMoney(moneyOf(payment.amount.toFixed(), payment.currency), language);
  return {
    language,
    subject: words.receipt.subject(merchant.name, amount),
    preview: words.receipt.preview,
    heading: words.receipt.heading,
    paragraphs: [
      ...(mail.toName === "" ? [] : [words.hello(mail.toName)]),
      words.receipt.text(merchant.name, amount),
    ],
    facts: [
      { label: words.what, value: link.title },
      { label: words.amount, value: amount },
      ...(link.invoiceNumber ? [{ label: words.invoice, value: link.invoiceNumber }] : []),
      { label: words.paidOn, value: letterDay(lastDayOf(paidAt, merchant.timeZone), language) },
      { label: words.receiptNumber, value: receiptNumber(payment) },
    ],
    button: {
      label: words.receipt.button,
      url: `${linkUrl(link.slug)}?p=${encodeURIComponent(idempotencyKey)}`,
    },
    footer: footerOf(scope, words.testMode, words.receipt.footer(merchant.name)),
    files: [],
  };
}
