import { Check } from "lucide-react";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { Amount } from "../ui/amount.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { methodName } from "./method-name.ts";
import { PayDate } from "./pay-date.tsx";
import { PayLines } from "./pay-lines.tsx";
import { PayLink } from "./pay-link.tsx";
import { moneyParts } from "./pay-money.ts";
import { PrintButton } from "./print-button.tsx";

export interface PayReceiptProps {
  page: PayPage;
  payment: NonNullable<PayPage["payment"]>;
  words: PayWords;
  language: Language;
}

export function PayReceipt({ page, payment, words, language }: PayReceiptProps) {
  const reference = payment.externalId;
  return (
    <>
      <div className="mt-7 text-center" role="status">
        <span className="mx-auto grid size-13 place-items-center rounded-full bg-ok-soft text-ok">
          <Check aria-hidden className="size-6" />
        </span>
        <h1 className="mt-3">
          <Amount {...moneyParts(payment.amount, language)} size="figure" className="whitespace-normal" />
        </h1>
        <p className="mt-1 text-ink-2">
          {words.paid.with(methodName(payment.methodLabel, language))}
          {payment.paidAt && (
            <>
              {" · "}
              <PayDate at={payment.paidAt} language={language} withTime />
            </>
          )}
        </p>
        <p className="mt-1 text-pretty text-ink-3">{page.title}</p>
      </div>
      {isMainPrice(page, payment) && (
        <PayLines lines={page.lines} total={page.amount} words={words} language={language} />
      )}
      <div className="mt-6 border-t border-line pt-4">
        <KeyValues
          items={[
            { label: words.paid.receipt, value: payment.receipt, mono: true },
            ...(reference === null ? [] : [{ label: words.paid.reference, value: reference, mono: true }]),
          ]}
        />
      </div>
      <div className="mt-5 grid gap-2 sm:grid-flow-col sm:auto-cols-fr">
        <PrintButton>{words.paid.print}</PrintButton>
        {page.returnUrl && <PayLink href={page.returnUrl}>{words.paid.back(page.merchantName)}</PayLink>}
      </div>
    </>
  );
}

/** The lines come to the main price; another currency's price is a figure of its own. */
function isMainPrice({ amount, prices }: PayPage, payment: PayReceiptProps["payment"]): boolean {
  return amount !== null && !prices.some(({ currency }) => currency === payment.amount.currency);
}
