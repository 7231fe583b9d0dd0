import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { MoneyDto, NextActionDto } from "#lib/transactions/schema.ts";
import { Amount } from "../ui/amount.tsx";
import { Note } from "../ui/note.tsx";
import { QrImage } from "../ui/qr-image.tsx";
import { PayCopy } from "./pay-copy.tsx";
import { PayLink } from "./pay-link.tsx";
import { moneyParts } from "./pay-money.ts";

export interface PayCryptoProps {
  action: Extract<NextActionDto, { type: "crypto" }>;
  /** What is still to be sent, when it is not all of it. */
  missing: MoneyDto | null;
  qrSvg: string | null;
  providerName: string;
  words: PayWords;
  language: string;
}

/** An address, exactly how much to send to it, and on which network only. */
export function PayCrypto({ action, missing, qrSvg, providerName, words, language }: PayCryptoProps) {
  const money = missing ?? { amount: action.amount, currency: action.currency };
  return (
    <>
      <div className="mt-6">
        <h1>
          <Amount {...moneyParts(money, language)} size="hero" className="text-[2rem] whitespace-normal" />
        </h1>
        <p className="mt-1.5 font-medium text-ink-2">{words.crypto.sendExactly(action.network)}</p>
      </div>
      <div className="mt-5 flex flex-wrap items-start gap-5">
        {qrSvg && (
          <QrImage svg={qrSvg} alt={words.crypto.qr} className="size-[148px] shrink-0 rounded-1 bg-white" />
        )}
        <div className="min-w-[140px] flex-1">
          <p className="text-meta text-ink-3">{words.crypto.address}</p>
          <p className="mt-0.5 mb-2 font-mono text-meta break-all">{action.address}</p>
          <div className="flex flex-wrap gap-2">
            <PayCopy
              value={action.address}
              what={words.crypto.address}
              copy={words.copy}
              copied={words.copied}
            />
          </div>
          <p className="mt-3 text-meta text-ink-3">{words.crypto.exactAmount}</p>
          <p className="mt-0.5 mb-2 font-mono text-meta break-all">{money.amount}</p>
          <PayCopy
            value={money.amount}
            what={words.crypto.exactAmount}
            copy={words.copy}
            copied={words.copied}
          />
        </div>
      </div>
      <Note tone="warn" className="mt-5">
        {words.crypto.warning(action.currency, action.network)}
      </Note>
      {action.url && (
        <div className="mt-3">
          <PayLink href={action.url} variant="default">
            {words.crypto.checkout(providerName)}
          </PayLink>
        </div>
      )}
    </>
  );
}
