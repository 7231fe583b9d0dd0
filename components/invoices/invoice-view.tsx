"use client";

import { type ReactNode, useState } from "react";
import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import type { Mails } from "#lib/mail/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Card } from "../ui/card.tsx";
import { later } from "../ui/later.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Stat, StatRow } from "../ui/stat.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { CreditNotes } from "./credit-notes.tsx";
import { Day } from "./day.tsx";
import { InvoiceActions } from "./invoice-actions.tsx";
import { InvoiceDetails } from "./invoice-details.tsx";
import type { OpenDialog } from "./invoice-dialogs.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";
import { InvoiceMail } from "./invoice-mail.tsx";
import type { InvoiceMay } from "./invoice-may.ts";
import { InvoiceNotes } from "./invoice-notes.tsx";
import { InvoicePayments } from "./invoice-payments.tsx";
import { InvoiceShare } from "./invoice-share.tsx";
import { InvoiceStateBadge } from "./invoice-state-badge.tsx";
import { dueWords, isOpen, numberWords } from "./invoice-words.ts";
import { useInvoice } from "./use-invoices.ts";

const dialogs = later(() => import("./invoice-dialogs.tsx"));

export interface InvoiceViewProps {
  merchant: string;
  invoice: InvoiceDetail;
  mails: Mails;
  may: InvoiceMay;
  /** What stands under where it is paid. */
  children?: ReactNode;
}

export function InvoiceView({ merchant, invoice: opened, mails, may, children }: InvoiceViewProps) {
  const invoice = useInvoice(merchant, opened);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const ask = (dialog: OpenDialog) => dialogs.load().then(() => setOpen(dialog));
  const isInvoice = invoice.kind === "invoice";
  const { document } = invoice;
  return (
    <>
      <PageHeader
        title={<Money value={invoice.total} size="hero" />}
        subtitle={
          <span className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <InvoiceStateBadge state={invoice.state} />
            <span className="font-mono text-ink">{numberWords(invoice)}</span>
            {invoice.customer && (
              <span className="text-ink">
                {invoice.customerId ? (
                  <TextLink href={`/${merchant}/customers/${invoice.customerId}`}>
                    {invoice.customer}
                  </TextLink>
                ) : (
                  invoice.customer
                )}
              </span>
            )}
            {invoice.creditOf && (
              <span className="text-ink-2">
                Credit note for{" "}
                <TextLink href={`/${merchant}/invoices/${invoice.creditOf.id}`}>
                  {invoice.creditOf.number}
                </TextLink>
              </span>
            )}
          </span>
        }
        actions={<InvoiceActions merchant={merchant} invoice={invoice} may={may} onAsk={ask} />}
      />
      <InvoiceNotes merchant={merchant} invoice={invoice} may={may} />
      {isInvoice && invoice.status === "sent" && (
        <StatRow className="mt-5">
          <Stat size="small" label="Still due" value={<Money value={invoice.due} />} />
          <Stat size="small" label="Paid" value={<Money value={document.paid} />} />
          <Stat size="small" label="Credited" value={<Money value={document.credited} />} />
          <Stat
            size="small"
            label="Due on"
            value={
              <>
                <Day value={invoice.dueDate} />
                {isOpen(invoice) && invoice.daysLate > 0 && (
                  <span className="ml-2 text-meta font-book text-bad">{dueWords(invoice)}</span>
                )}
              </>
            }
          />
        </StatRow>
      )}
      <div className="mt-5 grid gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 content-start gap-5">
          <InvoiceLines document={document} />
          {isInvoice && invoice.status !== "draft" && (
            <InvoicePayments
              merchant={merchant}
              invoice={invoice}
              canWrite={may.write}
              onUndo={(paymentId) => ask({ kind: "undo", paymentId })}
            />
          )}
          {invoice.status !== "draft" && <InvoiceMail {...{ merchant, invoice, mails }} canSend={may.send} />}
          <CreditNotes merchant={merchant} notes={invoice.creditNotes} />
        </div>
        <div className="grid min-w-0 content-start gap-5">
          {invoice.publicUrl !== null && <InvoiceShare invoice={invoice} />}
          {children}
          <InvoiceDetails merchant={merchant} invoice={invoice} />
          <Card title="History">
            <ol className="grid gap-3">
              {invoice.history.map(({ id, what, detail, actor, at }) => (
                <li key={id}>
                  <p className="flex justify-between gap-3">
                    <span>{what}</span>
                    <Time at={at} mode="list" className="text-right text-ink-3" />
                  </p>
                  <p className="text-meta break-words text-ink-3">
                    {[actor, detail].filter(Boolean).join(" · ")}
                  </p>
                </li>
              ))}
            </ol>
          </Card>
        </div>
      </div>
      {open !== null && (
        <OpenOne merchant={merchant} invoice={invoice} open={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface OpenOneProps {
  merchant: string;
  invoice: InvoiceDetail;
  open: OpenDialog;
  onClose: () => void;
}

/** Only drawn once it was fetched. */
function OpenOne(props: OpenOneProps) {
  const { InvoiceDialogs } = dialogs.now();
  return <InvoiceDialogs {...props} />;
}
