"use client";

import { Archive, ArchiveRestore, CopyPlus, ExternalLink, EyeOff, Pencil, Send } from "lucide-react";
import { useState } from "react";
import type { Mails } from "#lib/mail/schema.ts";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Stat, StatRow } from "../ui/stat.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { ArchiveDialog } from "./archive-dialog.tsx";
import { EditLinkDialog } from "./edit-link-dialog.tsx";
import { LinkAmount } from "./link-amount.tsx";
import { LinkAsks } from "./link-asks.tsx";
import { conversionWords, paidWords, timeToPayWords } from "./link-counts.ts";
import { LinkMail } from "./link-mail.tsx";
import { LinkPayments } from "./link-payments.tsx";
import { LinkStateBadge } from "./link-state-badge.tsx";
import { LinkWays } from "./link-ways.tsx";
import { ShareCard } from "./share-card.tsx";
import { useLinkActions } from "./use-link-actions.ts";
import { usePaymentLink } from "./use-payment-links.ts";

export interface LinkViewProps {
  merchant: string;
  link: LinkDetail;
  mails: Mails;
  canWrite: boolean;
  canSend: boolean;
}

export function LinkView({ merchant, link: opened, mails, canWrite, canSend }: LinkViewProps) {
  const link = usePaymentLink(merchant, opened);
  const [archiving, setArchiving] = useState(false);
  const [editing, setEditing] = useState(false);
  const { publish, unpublish, restore, busy } = useLinkActions(merchant, link.id);
  return (
    <>
      <PageHeader
        title={
          <LinkAmount amount={link.amount} currency={link.currency} choices={link.choices} size="hero" />
        }
        subtitle={
          <span className="mt-1 flex flex-wrap items-center gap-2">
            <LinkStateBadge state={link.state} />
            <span className="text-ink">{link.title}</span>
          </span>
        }
        actions={
          <>
            {canWrite && link.status !== "archived" && link.invoiceId === null && (
              <Button variant="danger" icon={<Archive aria-hidden />} onClick={() => setArchiving(true)}>
                Archive
              </Button>
            )}
            {canWrite && (
              <LinkButton
                href={`/${merchant}/payment-links/new?from=${link.id}`}
                icon={<CopyPlus aria-hidden />}
              >
                Clone
              </LinkButton>
            )}
            {canWrite && link.canUnpublish && (
              <Button loading={busy} icon={<EyeOff aria-hidden />} onClick={unpublish}>
                Unpublish
              </Button>
            )}
            {canWrite && link.canRestore && (
              <Button loading={busy} icon={<ArchiveRestore aria-hidden />} onClick={restore}>
                Restore
              </Button>
            )}
            {canWrite && link.status === "draft" && (
              <LinkButton href={`/${merchant}/payment-links/${link.id}/edit`} icon={<Pencil aria-hidden />}>
                Edit
              </LinkButton>
            )}
            {canWrite && link.status !== "draft" && link.invoiceId === null && (
              <Button icon={<Pencil aria-hidden />} onClick={() => setEditing(true)}>
                Edit
              </Button>
            )}
            {link.status !== "draft" && (
              <LinkButton
                href={link.url}
                target="_blank"
                rel="noopener"
                prefetch={false}
                icon={<ExternalLink aria-hidden />}
              >
                Payer's page
              </LinkButton>
            )}
            {canWrite && link.status === "draft" && (
              <Button variant="primary" loading={busy} icon={<Send aria-hidden />} onClick={publish}>
                Publish
              </Button>
            )}
          </>
        }
      />
      {link.askedAt && (
        <Note tone="info" title="A payer asked for a new link" className="mt-5">
          <Time at={link.askedAt} mode="relative" />, after finding this one closed.
        </Note>
      )}
      {link.maxPayments !== null && link.maxPayments > 1 && link.paidCount > link.maxPayments && (
        <Note tone="bad" title="Paid more often than there are places" className="mt-5">
          {link.paidCount - link.maxPayments} came when every place was taken. The money is here: send it
          back, or make room.
        </Note>
      )}
      <StatRow className="mt-5">
        <Stat
          size="small"
          label="Paid"
          value={paidWords(link)}
          {...(link.heldCount > 0 && { detail: `${link.heldCount} being paid now` })}
        />
        <Stat size="small" label="Views" value={link.viewCount.toLocaleString("en")} />
        <Stat size="small" label="Payments begun" value={link.startedCount.toLocaleString("en")} />
        <Stat size="small" label="Paid of views" value={conversionWords(link)} />
        <Stat size="small" label="Time to pay, median" value={timeToPayWords(link)} />
        <Stat size="small" label="Refunded" value={link.refundedCount.toLocaleString("en")} />
      </StatRow>
      <div className="mt-5 grid gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 content-start gap-5">
          <LinkPayments merchant={merchant} payments={link.payments} />
          {link.status !== "draft" && <LinkMail {...{ merchant, link, mails, canSend }} />}
          <LinkAsks link={link} />
          <LinkWays ways={link.ways} />
        </div>
        <div className="grid min-w-0 content-start gap-5 max-lg:order-first">
          {link.status !== "draft" && <ShareCard merchant={merchant} link={link} />}
          <Card title="Details">
            <KeyValues items={details(merchant, link)} />
          </Card>
        </div>
      </div>
      <ArchiveDialog {...{ merchant, link }} open={archiving} onOpenChange={setArchiving} />
      {editing && <EditLinkDialog {...{ merchant, link }} onClose={() => setEditing(false)} />}
    </>
  );
}

function details(merchant: string, link: LinkDetail) {
  const { invoiceNumber, customer, returnUrl, message, expiresAt } = link;
  return [
    ...(invoiceNumber
      ? [{ label: "Invoice", value: numberOf(merchant, link.invoiceId, invoiceNumber), mono: true }]
      : []),
    ...(customer ? [{ label: "Customer", value: customer }] : []),
    { label: "Expires", value: expiresAt ? <Time at={expiresAt} /> : "Never" },
    { label: "Created", value: <Time at={link.createdAt} /> },
    { label: "Created by", value: link.createdBy },
    { label: "Language", value: link.language.toUpperCase() },
    ...(link.holdMinutes === null ? [] : [{ label: "Keeps a place", value: `${link.holdMinutes} minutes` }]),
    ...(message ? [{ label: "Message", value: message }] : []),
    ...(link.closedMessage ? [{ label: "Once archived", value: link.closedMessage }] : []),
    ...(returnUrl ? [{ label: "Returns to", value: returnUrl }] : []),
    { label: "Link id", value: link.id, mono: true },
  ];
}

/** Leads to the invoice, where Paydeck keeps it. */
function numberOf(merchant: string, invoiceId: string | null, number: string) {
  if (invoiceId === null) return number;
  return <TextLink href={`/${merchant}/invoices/${invoiceId}`}>{number}</TextLink>;
}
