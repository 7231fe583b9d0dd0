"use client";

import { ChevronDown, Download, Mail, MessageCircle, Send } from "lucide-react";
import {
  embedSnippet,
  type Shared,
  shareText,
  telegramUrl,
  whatsAppUrl,
} from "#lib/payment-links/pay-words-share.ts";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { moneyText } from "../pay/pay-money.ts";
import { buttonStyles } from "../ui/button-styles.ts";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { QrImage } from "../ui/qr-image.tsx";

export interface ShareCardProps {
  /** The merchant's place in addresses. */
  merchant: string;
  link: LinkDetail;
}

const away = { target: "_blank", rel: "noopener noreferrer" } as const;

/** The address, its QR code, and the words and buttons to send it with. Nothing leaves before the merchant presses. */
export function ShareCard({ merchant, link }: ShareCardProps) {
  const { language, title, url } = link;
  const amount = link.amount && moneyText(link.amount, language);
  const shared: Shared = { merchant: link.merchantName, title, amount, url };
  const text = shareText(shared, language);
  const subject = link.invoiceNumber ? `${title} · ${link.invoiceNumber}` : title;
  const file = `/api/merchants/${merchant}/payment-links/${link.id}/qr`;
  return (
    <Card title="Share">
      <QrImage
        svg={link.qrSvg}
        alt="QR code of the payer's page"
        className="mx-auto size-[172px] rounded-2 border border-line bg-white"
      />
      <div className="mt-3 flex justify-center gap-2">
        {["png", "svg"].map((as) => (
          <a key={as} href={`${file}?as=${as}`} download className={buttonStyles({ size: "sm" })}>
            <Download aria-hidden />
            {as.toUpperCase()}
            <span className="sr-only"> of the QR code</span>
          </a>
        ))}
      </div>
      <p className="mt-4 rounded-1 border border-line bg-sunken px-2.5 py-2 font-mono text-meta break-all">
        {url}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton value={url} what="link">
          Copy link
        </CopyButton>
        <CopyButton value={text} what="message">
          Copy message
        </CopyButton>
        <a href={whatsAppUrl(shared, language)} {...away} className={buttonStyles({ size: "sm" })}>
          <MessageCircle aria-hidden />
          WhatsApp
        </a>
        <a href={telegramUrl(shared, language)} {...away} className={buttonStyles({ size: "sm" })}>
          <Send aria-hidden />
          Telegram
        </a>
        <a
          href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
          className={buttonStyles({ size: "sm" })}
        >
          <Mail aria-hidden />
          Your mail app
        </a>
      </div>
      <EmbedCode code={embedSnippet({ url, amount }, language)} />
    </Card>
  );
}

function EmbedCode({ code }: { code: string }) {
  return (
    <details className="group mt-4 border-t border-line pt-3">
      <summary className="flex cursor-pointer list-none items-center justify-between rounded-1 text-ink-2 hover:text-ink">
        Button for your website
        <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <p className="mt-2 text-meta text-ink-3">
        Paste this where the button shall stand. It is plain HTML and needs no script.
      </p>
      <pre className="mt-2 max-h-40 overflow-auto rounded-1 border border-line bg-sunken px-2.5 py-2 font-mono text-meta break-all whitespace-pre-wrap">
        {code}
      </pre>
      <div className="mt-2">
        <CopyButton value={code} what="button code">
          Copy code
        </CopyButton>
      </div>
    </details>
  );
}
