"use client";

import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { meaningOf } from "#lib/transactions/status.ts";
import { cn } from "../ui/cn.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Money } from "./money.tsx";
import { SyncButton } from "./sync-button.tsx";
import { TransactionStatusBadge } from "./transaction-status-badge.tsx";
import { useChangedKeys } from "./use-changed-keys.ts";
import { webUrl } from "./web-url.ts";

interface TransactionHeaderProps {
  merchant: string;
  transaction: TransactionDetail;
  canSync: boolean;
  /** What can be done with it, beside asking the provider. */
  actions?: ReactNode;
}

/** Figure, status, who, through whom, for what; and what it means in one sentence. */
export function TransactionHeader({ merchant, transaction, canSync, actions }: TransactionHeaderProps) {
  const { id, amount, status, reason, connection, link, nextAction } = transaction;
  // What waits or is disputed has a card of its own that says more.
  const explainedHere = transaction.waiting === null && transaction.disagreement === null;
  const changed = useChangedKeys([transaction], idOf, statusOf);
  const checkout = nextAction !== null && "url" in nextAction ? webUrl(nextAction.url) : null;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
      <div className="min-w-0">
        <div
          className={cn(
            "-mx-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-2 px-1.5",
            changed.size > 0 && "animate-tint",
          )}
        >
          <h1>
            <Money value={amount} size="hero" />
          </h1>
          <TransactionStatusBadge status={status} />
        </div>
        <p className="mt-1 text-ink-2">
          <WhatItIs transaction={transaction} /> through{" "}
          <span className="inline-flex items-center gap-1.5 align-bottom whitespace-nowrap">
            <Monogram letters={connection.tile.letters} colour={connection.tile.color} />
            {connection.name}
          </span>
          {link !== null && (
            <>
              {" "}
              for{" "}
              <TextLink href={`/${merchant}/payment-links/${link.id}`}>
                {transaction.invoiceNumber ?? link.title}
              </TextLink>
            </>
          )}
        </p>
        {explainedHere && (
          <p className="mt-0.5 text-ink-2">
            {meaningOf(status, transaction.kind)}
            {reason !== null && <span className="text-ink"> {sentence(reason)}</span>}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {checkout !== null && (
          <CopyButton value={checkout} what="checkout link" size="md">
            Copy checkout link
          </CopyButton>
        )}
        {link !== null && (
          <LinkButton href={`/${merchant}/payment-links/${link.id}`} icon={<ExternalLink aria-hidden />}>
            Payment link
          </LinkButton>
        )}
        {actions}
        {canSync && (
          <SyncButton merchant={merchant} transactionId={id}>
            Sync now
          </SyncButton>
        )}
      </div>
    </header>
  );
}

function WhatItIs({ transaction }: { transaction: TransactionDetail }) {
  const { methodLabel, kind, customer } = transaction;
  const what = `${methodLabel} ${kind}`.trim();
  return (
    <>
      {what.charAt(0).toUpperCase() + what.slice(1)}
      {customer !== null && (
        <>
          {kind === "payout" || kind === "refund" ? " to " : " by "}
          <b className="font-semibold">{customer}</b>
        </>
      )}
    </>
  );
}

function sentence(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

function idOf(transaction: TransactionDetail): string {
  return transaction.id;
}

function statusOf(transaction: TransactionDetail): string {
  return transaction.status;
}
