import { CircleX, Eye, Hourglass, TimerOff, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import type { PayProblem, TypedForm } from "#lib/payment-links/asks/schema.ts";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { ChooseWay } from "./choose-way.tsx";
import { PayAbout } from "./pay-about.tsx";
import { PayClosed } from "./pay-closed.tsx";
import { PayCountdown } from "./pay-countdown.tsx";
import { PayDate } from "./pay-date.tsx";
import { PayHeading } from "./pay-heading.tsx";
import { PayHeld } from "./pay-held.tsx";
import { PayLines } from "./pay-lines.tsx";
import { PayLink } from "./pay-link.tsx";
import { moneyText } from "./pay-money.ts";
import { PayNextAction } from "./pay-next-action.tsx";
import { PayNotice } from "./pay-notice.tsx";
import { PayReceipt } from "./pay-receipt.tsx";
import { payState } from "./pay-state.ts";
import { PayUnderpaid } from "./pay-underpaid.tsx";
import { WaitingLine } from "./waiting-line.tsx";

export interface PayViewProps {
  page: PayPage;
  language: Language;
  pageKey: string;
  problem: PayProblem | null;
  /** What stood in the form that was refused. */
  typed: TypedForm | null;
  asked: boolean;
  /** The link's last day, written out; empty when it has none. */
  lastDay: string;
}

/** The inside of the card, for every state that a link and its payment can be in. */
export function PayView(props: PayViewProps): ReactNode {
  const { page, language, lastDay } = props;
  const words = payWords(language);
  const { payment } = page;
  const state = payState(page);
  if (state === "closed")
    return <PayClosed {...{ page, words, language }} expiredOn={lastDay} asked={props.asked} />;
  if (payment === null || state === "choose" || state === "held") {
    if (state === "held") return <PayHeld {...{ page, words, language }} />;
    const prices = page.prices.map((price) => words.orPrice(moneyText(price, language)));
    const lines = [...prices, page.message, lastDay && words.validUntil(lastDay)].filter(
      (line) => line !== "",
    );
    return (
      <>
        <PayHeading money={page.amount} title={page.title} lines={lines} language={language} />
        <PayAbout page={page} />
        <PayLines lines={page.lines} total={page.amount} words={words} language={language} />
        <ChooseWay {...props} />
      </>
    );
  }
  const other = page.state === "open" && (
    <p className="mt-4 text-center">
      <a
        href={`/pay/${page.slug}?lang=${language}&other=1`}
        className="font-medium text-accent underline-offset-2 hover:underline"
      >
        {words.otherWay}
      </a>
    </p>
  );
  switch (state) {
    case "receipt":
      return <PayReceipt {...{ page, payment, words, language }} />;
    case "review":
      return (
        <PayNotice
          icon={Eye}
          tone="warn"
          title={words.review.title}
          text={words.review.text(page.merchantName)}
        />
      );
    case "underpaid":
      return (
        <>
          <PayUnderpaid {...{ page, payment, words, language }} />
          <WaitingLine>{words.waiting}</WaitingLine>
        </>
      );
    case "late":
      return (
        <PayNotice
          icon={TimerOff}
          tone="warn"
          title={words.tooLate.title}
          text={words.tooLate.text(page.merchantName)}
        />
      );
    case "checking":
      return (
        <PayNotice icon={Hourglass} tone="info" title={words.checking.title} text={words.checking.text} />
      );
    case "confirming":
      return (
        <>
          <PayHeading money={payment.amount} title={page.title} lines={[]} language={language} />
          <WaitingLine>{words.seen}</WaitingLine>
        </>
      );
    case "act":
      return (
        <>
          <PayNextAction {...{ page, payment, words, language }} />
          <WaitingLine aside={payment.expiresAt && <PayCountdown until={payment.expiresAt} />}>
            {words.waiting}
          </WaitingLine>
          {payment.heldUntil && (
            <p className="mt-2 text-center text-meta text-ink-3">
              {words.yourPlace} <PayDate at={payment.heldUntil} language={language} withTime />
            </p>
          )}
          {other}
        </>
      );
    case "failed":
      return <PayFailed {...props} payment={payment} />;
  }
}

function PayFailed(props: PayViewProps & { payment: NonNullable<PayPage["payment"]> }) {
  const { page, language, payment } = props;
  const words = payWords(language);
  const { status } = payment;
  const said =
    status === "declined" || status === "expired" || status === "canceled" ? words.failed[status] : null;
  // Refused before the provider knew of it: another try at the same way is of little use.
  const neverBegan = status === "failed" && payment.externalId === null;
  const notice = neverBegan ? (
    <PayNotice
      icon={Unplug}
      tone="warn"
      title={words.failed.unavailable}
      text={words.failed.unavailableText}
    />
  ) : (
    <PayNotice icon={CircleX} tone="bad" title={said ?? words.failed.title} text={words.failed.text} />
  );
  if (page.state !== "open") {
    return (
      <>
        {notice}
        <PayClosed {...{ page, words, language }} expiredOn={props.lastDay} asked={props.asked} />
      </>
    );
  }
  if (page.held) {
    return (
      <>
        {notice}
        <PayHeld {...{ page, words, language }} />
      </>
    );
  }
  // The way that has just failed is offered last.
  const methods = page.methods.toSorted(
    (a, b) => Number(a.key === payment.methodKey) - Number(b.key === payment.methodKey),
  );
  const anyLeft = methods.some((method) => method.unavailable === null);
  return (
    <>
      {notice}
      {anyLeft ? (
        <ChooseWay {...props} page={{ ...page, methods }} />
      ) : (
        <PayLink href={`/pay/${page.slug}?lang=${language}`}>{words.failed.again}</PayLink>
      )}
    </>
  );
}
