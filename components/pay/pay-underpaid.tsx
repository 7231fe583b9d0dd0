import { CircleAlert } from "lucide-react";
import { formatAmountParts } from "#lib/format.ts";
import { type Money, moneyOf } from "#lib/money.ts";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { moneyText } from "./pay-money.ts";
import { PayNextAction } from "./pay-next-action.tsx";

export interface PayUnderpaidProps {
  page: PayPage;
  payment: NonNullable<PayPage["payment"]>;
  words: PayWords;
  language: Language;
}

/** Some of it arrived: how much, how much not, and where to send the rest. */
export function PayUnderpaid({ page, payment, words, language }: PayUnderpaidProps) {
  const { amount, received, missing } = payment;
  if (!received || !missing) return <PayNextAction {...{ page, payment, words, language }} />;
  const got = moneyOf(received.amount, received.currency);
  const { whole, fraction } = formatAmountParts(got, language);
  return (
    <>
      <div className="mt-6">
        <StatusPill tone="warn" icon={CircleAlert}>
          {words.underpaid.missing(moneyText(missing, language))}
        </StatusPill>
        <h1 className="mt-3 text-ink-2">
          <span className="text-hero font-semibold tracking-[-0.025em] text-ink tabular-nums">
            {whole}
            {fraction}
          </span>{" "}
          {words.underpaid.received(moneyText(amount, language))}
        </h1>
        <ProgressBar
          label={words.underpaid.received(moneyText(amount, language))}
          percent={percentOf(got, moneyOf(amount.amount, amount.currency))}
          tone="warn"
          className="mt-3"
        />
        <p className="mt-4 text-pretty text-ink-2">{words.underpaid.text}</p>
      </div>
      {payment.nextAction && (
        <section
          aria-label={words.underpaid.send(moneyText(missing, language))}
          className="mt-5 border-t border-line"
        >
          <PayNextAction {...{ page, payment, words, language }} />
        </section>
      )}
    </>
  );
}

/** Whole percent, for a bar's width only. */
function percentOf(part: Money, whole: Money): number {
  const scale = Math.max(part.scale, whole.scale);
  const units = (money: Money) => money.units * 10n ** BigInt(scale - money.scale);
  return whole.units === 0n ? 0 : Number((units(part) * 100n) / units(whole));
}
