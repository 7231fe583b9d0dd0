"use client";

import { Archive, ArchiveRestore, ExternalLink, EyeOff, Send } from "lucide-react";
import { useState } from "react";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Stat, StatRow } from "../ui/stat.tsx";
import { Time } from "../ui/time.tsx";
import { ArchiveDialog } from "./archive-dialog.tsx";
import { LinkAmount } from "./link-amount.tsx";
import { conversionWords, paidWords } from "./link-counts.ts";
import { LinkPayments } from "./link-payments.tsx";
import { LinkStateBadge } from "./link-state-badge.tsx";
import { LinkWays } from "./link-ways.tsx";
import { ShareCard } from "./share-card.tsx";
import { useLinkActions } from "./use-link-actions.ts";
import { usePaymentLink } from "./use-payment-links.ts";

export interface LinkViewProps {
  merchant: string;
  link: LinkDetail;
  canWrite: boolean;
}

export function LinkView({ merchant, link: opened, canWrite }: LinkViewProps) {
  const link = usePaymentLink(merchant, opened);
  const [archiving, setArchiving] = useState(false);
  const { publish, unpublish, restore, busy } = useLinkActions(merchant, link.id);
  return (
    <>
      <PageHeader
        title={<LinkAmount amount={link.amount} currency={link.currency} size="hero" />}
        subtitle={
          <span className="mt-1 flex flex-wrap items-center gap-2">
            <LinkStateBadge state={link.state} />
            <span className="text-ink">{link.title}</span>
          </span>
        }
        actions={
          <>
            {canWrite && link.status !== "archived" && (
              <Button variant="danger" icon={<Archive aria-hidden />} onClick={() => setArchiving(true)}>
                Archive
              </Button>
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
      <StatRow className="mt-5">
        <Stat size="small" label="Paid" value={paidWords(link)} />
        <Stat size="small" label="Views" value={link.viewCount.toLocaleString("en")} />
        <Stat size="small" label="Payments begun" value={link.startedCount.toLocaleString("en")} />
        <Stat size="small" label="Paid of views" value={conversionWords(link)} />
      </StatRow>
      <div className="mt-5 grid gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 content-start gap-5">
          <LinkPayments merchant={merchant} payments={link.payments} />
          <LinkWays ways={link.ways} />
        </div>
        <div className="grid min-w-0 content-start gap-5 max-lg:order-first">
          {link.status !== "draft" && <ShareCard link={link} />}
          <Card title="Details">
            <KeyValues items={details(link)} />
          </Card>
        </div>
      </div>
      <ArchiveDialog {...{ merchant, link }} open={archiving} onOpenChange={setArchiving} />
    </>
  );
}

function details(link: LinkDetail) {
  const { invoiceNumber, customer, returnUrl, message, expiresAt } = link;
  return [
    ...(invoiceNumber ? [{ label: "Invoice", value: invoiceNumber, mono: true }] : []),
    ...(customer ? [{ label: "Customer", value: customer }] : []),
    { label: "Expires", value: expiresAt ? <Time at={expiresAt} /> : "Never" },
    { label: "Created", value: <Time at={link.createdAt} /> },
    { label: "Created by", value: link.createdBy },
    { label: "Language", value: link.language.toUpperCase() },
    ...(message ? [{ label: "Message", value: message }] : []),
    ...(returnUrl ? [{ label: "Returns to", value: returnUrl }] : []),
    { label: "Link id", value: link.id, mono: true },
  ];
}
