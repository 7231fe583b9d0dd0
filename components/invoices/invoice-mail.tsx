"use client";

import { mailInvoice } from "#lib/invoices/actions.ts";
import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import type { Mails } from "#lib/mail/schema.ts";
import { MailCard } from "../mail/mail-card.tsx";
import { SendButton } from "../mail/send-button.tsx";
import { useMails } from "../mail/use-mails.ts";

interface InvoiceMailProps {
  merchant: string;
  invoice: InvoiceDetail;
  mails: Mails;
  canSend: boolean;
}

/** The letters with an invoice and its reminders, and sending it to its customer. */
export function InvoiceMail({ merchant, invoice, mails: opened, canSend }: InvoiceMailProps) {
  const mails = useMails(merchant, `invoices/${invoice.id}/mails`, opened);
  const isInvoice = invoice.kind === "invoice";
  return (
    <MailCard
      {...{ merchant, mails, canSend }}
      what={isInvoice ? "Letters with this invoice, and reminders," : "Letters with this credit note"}
      action={
        invoice.status === "sent" && (
          <SendButton
            merchant={merchant}
            title={isInvoice ? "Send this invoice" : "Send this credit note"}
            description={
              isInvoice
                ? "The letter says what is due and until when, and leads to where it is paid."
                : "The letter says what was taken off."
            }
            recipient={mails.recipient}
            language={invoice.document.language}
            onSend={(input) => mailInvoice(merchant, { ...input, invoiceId: invoice.id })}
          />
        )
      }
    />
  );
}
