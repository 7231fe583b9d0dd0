import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { PayCopy } from "./pay-copy.tsx";
import { PayCrypto } from "./pay-crypto.tsx";
import { PayHeading } from "./pay-heading.tsx";
import { PayLink } from "./pay-link.tsx";

export interface PayNextActionProps {
  page: PayPage;
  payment: NonNullable<PayPage["payment"]>;
  words: PayWords;
  language: Language;
}

/** What the payer does next: go to the provider, show a code, transfer, or send tokens. */
export function PayNextAction({ page, payment, words, language }: PayNextActionProps) {
  const { nextAction: action, providerName } = payment;
  if (action?.type === "crypto") {
    return (
      <PayCrypto
        {...{ action, providerName, words, language }}
        missing={payment.missing}
        qrSvg={payment.qrSvg}
      />
    );
  }
  const asked = payment.missing ?? payment.amount;
  const heading = <PayHeading money={asked} title={page.title} lines={[]} language={language} />;
  if (action?.type === "voucher") {
    return (
      <>
        {heading}
        <p className="mt-4 text-pretty text-ink-2">{words.voucher.text}</p>
        <div className="mt-3 flex items-center justify-between gap-3 rounded-2 bg-sunken px-3.5 py-3">
          <div className="min-w-0">
            <p className="text-meta text-ink-3">{words.voucher.code}</p>
            <p className="font-mono text-lead break-all">{action.code}</p>
          </div>
          <PayCopy value={action.code} what={words.voucher.code} copy={words.copy} copied={words.copied} />
        </div>
        <div className="mt-4">
          <PayLink href={action.url}>{words.voucher.open}</PayLink>
        </div>
      </>
    );
  }
  if (action?.type === "bank_details") {
    return (
      <>
        {heading}
        <p className="mt-4 text-pretty text-ink-2">{words.bank.text}</p>
        <dl className="mt-3 divide-y divide-line rounded-2 bg-sunken px-3.5">
          {action.details.map(({ label, value }) => (
            <div key={label} className="py-2.5">
              <dt className="text-meta text-ink-3">{words.bank.words[label] ?? label}</dt>
              <dd className="flex items-center justify-between gap-3 font-mono text-body break-all">
                {words.bank.words[value] ?? value}
                <PayCopy
                  value={value}
                  what={words.bank.words[label] ?? label}
                  copy={words.copy}
                  copied={words.copied}
                />
              </dd>
            </div>
          ))}
        </dl>
      </>
    );
  }
  if (action?.type === "redirect") {
    return (
      <>
        {heading}
        <p className="mt-4 text-pretty text-ink-2">{words.redirect.text(providerName)}</p>
        <div className="mt-4">
          <PayLink href={action.url}>{words.redirect.button(providerName)}</PayLink>
        </div>
      </>
    );
  }
  return heading;
}
