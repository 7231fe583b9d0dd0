"use client";

import { useState } from "react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { CallDialog } from "../connections/call-dialog.tsx";
import { CryptoCard } from "./crypto-card.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { DetailsCard } from "./details-card.tsx";
import { DisagreementNote } from "./disagreement-note.tsx";
import { NotesCard } from "./notes-card.tsx";
import { PayerCard } from "./payer-card.tsx";
import { ProviderCalls } from "./provider-calls.tsx";
import { SyncButton } from "./sync-button.tsx";
import { TransactionHeader } from "./transaction-header.tsx";
import { TransactionTimeline } from "./transaction-timeline.tsx";
import { useTransaction } from "./use-transaction.ts";
import { WaitingCard } from "./waiting-card.tsx";

interface TransactionViewProps {
  merchant: string;
  opened: TransactionDetail;
  canSync: boolean;
  canWriteNotes: boolean;
}

/** Everything about one transaction, and always its present state. */
export function TransactionView({ merchant, opened, canSync, canWriteNotes }: TransactionViewProps) {
  const transaction = useTransaction(merchant, opened);
  const [callId, setCallId] = useState<string>();
  const { id, waiting, disagreement, nextAction, customerDetail, calls, createdAt, connection } = transaction;
  const askAgain = canSync && (
    <SyncButton merchant={merchant} transactionId={id} size="sm">
      {`Ask ${connection.name} again`}
    </SyncButton>
  );
  return (
    <>
      <TransactionHeader merchant={merchant} transaction={transaction} canSync={canSync} />
      <div className="mt-4 grid gap-3 empty:hidden">
        {disagreement !== null && (
          <DisagreementNote disagreement={disagreement} provider={connection.name} actions={askAgain} />
        )}
        {waiting !== null && <WaitingCard waiting={waiting} />}
      </div>
      <div className="mt-6 grid gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="min-w-0">
          <TransactionTimeline merchant={merchant} transaction={transaction} onShowCall={setCallId} />
          <ProviderCalls calls={calls} createdAt={createdAt} onShowCall={setCallId} />
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <DetailsCard transaction={transaction} />
          <CryptoCard transaction={transaction} />
          {nextAction !== null && nextAction.type !== "redirect" && <PayerCard action={nextAction} />}
          {customerDetail !== null && <CustomerCard merchant={merchant} customer={customerDetail} />}
          <NotesCard merchant={merchant} transaction={transaction} canWrite={canWriteNotes} />
        </div>
      </div>
      <CallDialog call={calls.find((call) => call.id === callId)} onClose={() => setCallId(undefined)} />
    </>
  );
}
