"use client";

import { formatAmount } from "#lib/format.ts";
import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import { moneyOf } from "#lib/money.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { useReader } from "../ui/reader.tsx";
import type { InvoiceMay } from "./invoice-may.ts";

interface InvoiceNotesProps {
  merchant: string;
  invoice: InvoiceDetail;
  may: InvoiceMay;
}

/** What somebody should know before anything else: too much came, it is void, or nobody can pay it. */
export function InvoiceNotes({ merchant, invoice, may }: InvoiceNotesProps) {
  const { locale } = useReader();
  const { overpaid, status, kind, link } = invoice;
  return (
    <>
      {overpaid && (
        <Note
          tone="warn"
          className="mt-5"
          title={`${formatAmount(moneyOf(overpaid.amount.amount, overpaid.amount.currency), locale)} more came than is owed`}
          actions={
            overpaid.transactionId && (
              <LinkButton size="sm" href={`/${merchant}/transactions/${overpaid.transactionId}`}>
                Open the payment
              </LinkButton>
            )
          }
        >
          {overpaid.transactionId === null
            ? "It was recorded by hand: send it back the way it came."
            : may.refund
              ? "Refund it from the payment's page. Nothing is sent back by itself."
              : "Somebody with the permission refunds.create can send it back from the payment's page."}
        </Note>
      )}
      {status === "void" && (
        <Note
          tone="info"
          className="mt-5"
          title={kind === "invoice" ? "This invoice is void" : "This credit note is void"}
        >
          {invoice.voidReason}
        </Note>
      )}
      {status === "sent" && kind === "invoice" && link === null && (
        <Note tone="info" className="mt-5" title="It can't be paid online">
          No way to pay was chosen when it was written. Record what comes by hand.
        </Note>
      )}
    </>
  );
}
