"use client";

import { Mail } from "lucide-react";
import { formatAmount } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { buttonStyles } from "../ui/button-styles.ts";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { QrImage } from "../ui/qr-image.tsx";
import { useReader } from "../ui/reader.tsx";

/** The address, its QR code, and the words to send with it. */
export function ShareCard({ link }: { link: LinkDetail }) {
  const { locale } = useReader();
  const figure = link.amount
    ? `${formatAmount(moneyOf(link.amount.amount, link.amount.currency), locale)} · `
    : "";
  const text = `${link.title} · ${figure}${link.url}`;
  const subject = link.invoiceNumber ? `Invoice ${link.invoiceNumber}` : link.title;
  return (
    <Card title="Share">
      <QrImage
        svg={link.qrSvg}
        alt="QR code of the payer's page"
        className="mx-auto size-[172px] rounded-2 border border-line bg-white"
      />
      <p className="mt-4 rounded-1 border border-line bg-sunken px-2.5 py-2 font-mono text-meta break-all">
        {link.url}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton value={link.url} what="link">
          Copy link
        </CopyButton>
        <CopyButton value={text} what="message">
          Copy message
        </CopyButton>
        <a
          href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
          className={buttonStyles({ size: "sm" })}
        >
          <Mail aria-hidden />
          E-mail
        </a>
      </div>
    </Card>
  );
}
