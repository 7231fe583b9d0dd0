"use client";

import type { Mails } from "#lib/mail/schema.ts";
import { sendLink } from "#lib/payment-links/actions.ts";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { MailCard } from "../mail/mail-card.tsx";
import { SendButton } from "../mail/send-button.tsx";
import { useMails } from "../mail/use-mails.ts";

interface LinkMailProps {
  merchant: string;
  link: LinkDetail;
  mails: Mails;
  canSend: boolean;
}

/** The letters with a link and its receipts, and sending it to somebody while it can be paid. */
export function LinkMail({ merchant, link, mails: opened, canSend }: LinkMailProps) {
  const mails = useMails(merchant, `payment-links/${link.id}/mails`, opened);
  return (
    <MailCard
      {...{ merchant, mails, canSend }}
      what="Letters with this link, and receipts for what was paid,"
      action={
        link.state === "open" && (
          <SendButton
            merchant={merchant}
            title="Send this link"
            description="The letter says what it is for and how much, and has a button that opens the payer's page."
            recipient={mails.recipient}
            language={link.language}
            onSend={(input) => sendLink(merchant, { ...input, linkId: link.id })}
          />
        )
      }
    />
  );
}
