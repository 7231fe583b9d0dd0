"use client";

import { type ReactNode, useState } from "react";
import type { CaseLinks } from "#lib/case-links/schema.ts";
import type { DeliveryPage } from "#lib/deliveries/schema.ts";
import type { DoublePayments } from "#lib/double-payments/schema.ts";
import type { InvoiceOfTransaction } from "#lib/invoices/schema.ts";
import type { Movements } from "#lib/movements/schema.ts";
import type { Notes } from "#lib/notes/schema.ts";
import type { Similar } from "#lib/similar/schema.ts";
import type { CustomerWords } from "#lib/support-words/schema.ts";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { leaves } from "#lib/transactions/status.ts";
import { CaseLinksCard } from "../case-links/case-links-card.tsx";
import { ShareDialog } from "../case-links/share-dialog.tsx";
import { CallDialog } from "../connections/call-dialog.tsx";
import { DoublePaymentNotes } from "../double-payments/double-payment-notes.tsx";
import { ForwardedCard } from "../endpoints/forwarded-card.tsx";
import { PaidForCard } from "../invoices/paid-for-card.tsx";
import { MovementCard } from "../movements/movement-card.tsx";
import { MovementNote } from "../movements/movement-note.tsx";
import { RefundButton } from "../movements/refund-button.tsx";
import { RefundsCard } from "../movements/refunds-card.tsx";
import { useMovements } from "../movements/use-movements.ts";
import { NotesCard } from "../notes/notes-card.tsx";
import { SimilarCard } from "../similar/similar-card.tsx";
import { CustomerWordsCard } from "../support-words/customer-words-card.tsx";
import { TagsCard } from "../tags/tags-card.tsx";
import { CryptoCard } from "./crypto-card.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { DetailsCard } from "./details-card.tsx";
import { DisagreementNote } from "./disagreement-note.tsx";
import { FallbackNote } from "./fallback-note.tsx";
import { MoreMenu } from "./more-menu.tsx";
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
  openedMovements: Movements;
  openedDoubles: DoublePayments;
  openedWords: CustomerWords;
  openedCaseLinks: CaseLinks;
  openedNotes: Notes;
  openedSimilar: Similar;
  /** The one that it counts for. */
  invoice: InvoiceOfTransaction["invoice"];
  /** What its payer answered, where a payment link asks. */
  answers: ReactNode;
  /** What endpoints were told of it; null without the permission to see that. */
  forwarded: DeliveryPage | null;
  canSync: boolean;
  canWriteNotes: boolean;
  canTag: boolean;
  /** By the reader's role. */
  may: Readonly<Record<"refund" | "payOut" | "mark" | "cancel" | "share" | "replay", boolean>>;
}

/** Everything about one transaction, and always its present state. */
export function TransactionView({
  merchant,
  opened,
  openedMovements,
  openedDoubles,
  openedWords,
  openedCaseLinks,
  openedNotes,
  openedSimilar,
  invoice,
  answers,
  forwarded,
  canSync,
  canWriteNotes,
  canTag,
  may,
}: TransactionViewProps) {
  const transaction = useTransaction(merchant, opened);
  const movements = useMovements(merchant, opened.id, openedMovements);
  const [callId, setCallId] = useState<string>();
  const [isSharing, setSharing] = useState(false);
  const { id, kind, waiting, disagreement, nextAction, customerDetail, calls, createdAt, connection } =
    transaction;
  const askAgain = canSync && (
    <SyncButton merchant={merchant} transactionId={id} size="sm">
      {`Ask ${connection.name} again`}
    </SyncButton>
  );
  return (
    <>
      <TransactionHeader
        merchant={merchant}
        transaction={transaction}
        canSync={canSync}
        actions={
          <>
            {may.refund && movements.offer !== null && (
              <RefundButton
                merchant={merchant}
                transactionId={id}
                connection={connection.name}
                offer={movements.offer}
              />
            )}
            <MoreMenu {...{ merchant, transaction, may }} onShare={() => setSharing(true)} />
          </>
        }
      />
      <div className="mt-4 grid gap-3 empty:hidden">
        <DoublePaymentNotes
          {...{ merchant, may }}
          transactionId={id}
          connection={connection.name}
          opened={openedDoubles}
          offer={movements.offer}
          refusal={movements.refusal}
        />
        {disagreement !== null && (
          <DisagreementNote disagreement={disagreement} provider={connection.name} actions={askAgain} />
        )}
        <FallbackNote {...{ merchant, transaction }} />
        {leaves(kind) && (
          <MovementNote merchant={merchant} transactionId={id} kind={kind} movements={movements} may={may} />
        )}
        {waiting !== null && <WaitingCard waiting={waiting} />}
        <CustomerWordsCard merchant={merchant} transactionId={id} opened={openedWords} />
      </div>
      <div className="mt-6 grid gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="min-w-0">
          <TransactionTimeline
            merchant={merchant}
            transaction={transaction}
            onShowCall={setCallId}
            canReplay={may.replay}
          />
          <ProviderCalls calls={calls} createdAt={createdAt} onShowCall={setCallId} />
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <MovementCard merchant={merchant} kind={kind} movements={movements} />
          <RefundsCard merchant={merchant} movements={movements} />
          <TagsCard {...{ merchant, canTag }} transactionId={id} tags={transaction.tags} />
          {invoice !== null && <PaidForCard merchant={merchant} invoice={invoice} />}
          <DetailsCard transaction={transaction} />
          {answers}
          <CryptoCard transaction={transaction} />
          {nextAction !== null && nextAction.type !== "redirect" && <PayerCard action={nextAction} />}
          {customerDetail !== null && <CustomerCard merchant={merchant} customer={customerDetail} />}
          {forwarded !== null && <ForwardedCard merchant={merchant} transactionId={id} opened={forwarded} />}
          <SimilarCard merchant={merchant} transactionId={id} opened={openedSimilar} />
          <CaseLinksCard
            merchant={merchant}
            transactionId={id}
            opened={openedCaseLinks}
            canShare={may.share}
          />
          <NotesCard merchant={merchant} transactionId={id} opened={openedNotes} canWrite={canWriteNotes} />
        </div>
      </div>
      {isSharing && <ShareDialog merchant={merchant} transactionId={id} onClose={() => setSharing(false)} />}
      <CallDialog call={calls.find((call) => call.id === callId)} onClose={() => setCallId(undefined)} />
    </>
  );
}
