import type { Metadata } from "next";
import { cache } from "react";
import { AnswersCard } from "#components/payment-links/answers-card.tsx";
import { TransactionView } from "#components/transactions/transaction-view.tsx";
import { caseLinksReader } from "#lib/case-links/readers.ts";
import { deliveriesReader } from "#lib/deliveries/readers.ts";
import { doublePaymentsReader } from "#lib/double-payments/readers.ts";
import { formatAmount } from "#lib/format.ts";
import { invoiceOfTransactionReader } from "#lib/invoices/readers.ts";
import { moneyOf } from "#lib/money.ts";
import { movementsReader } from "#lib/movements/readers.ts";
import { notesReader } from "#lib/notes/readers.ts";
import { paymentAnswersReader } from "#lib/payment-links/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";
import { similarReader } from "#lib/similar/readers.ts";
import { customerWordsReader } from "#lib/support-words/readers.ts";
import { transactionReader } from "#lib/transactions/readers.ts";

interface TransactionPageProps {
  readonly params: Promise<{ merchant: string; transactionId: string }>;
}

/** Title and page ask for the same; the database is asked once. */
const load = cache((merchant: string, transactionId: string) =>
  loadPage(() => transactionReader.load(merchant, { transactionId })),
);

export async function generateMetadata({ params }: TransactionPageProps): Promise<Metadata> {
  const { merchant, transactionId } = await params;
  const { amount, reference } = await load(merchant, transactionId);
  return { title: `${formatAmount(moneyOf(amount.amount, amount.currency))}, ${reference}` };
}

export default async function TransactionPage({ params }: TransactionPageProps) {
  const { merchant, transactionId } = await params;
  const { permissions } = await loadPage(() => currentMember(merchant));
  const [opened, movements, doubles, words, caseLinks, notes, similar, paidFor, answers, forwarded] =
    await Promise.all([
      load(merchant, transactionId),
      loadPage(() => movementsReader.load(merchant, { transactionId })),
      loadPage(() => doublePaymentsReader.load(merchant, { transactionId })),
      loadPage(() => customerWordsReader.load(merchant, { transactionId })),
      loadPage(() => caseLinksReader.load(merchant, { transactionId })),
      loadPage(() => notesReader.load(merchant, { transactionId })),
      loadPage(() => similarReader.load(merchant, { transactionId })),
      permissions.includes("invoices.read")
        ? loadPage(() => invoiceOfTransactionReader.load(merchant, { transactionId }))
        : null,
      loadPage(() => paymentAnswersReader.load(merchant, { transactionId })),
      permissions.includes("endpoints.read")
        ? loadPage(() => deliveriesReader.load(merchant, { q: transactionId }))
        : null,
    ]);
  return (
    <TransactionView
      merchant={merchant}
      opened={opened}
      openedMovements={movements}
      openedDoubles={doubles}
      openedWords={words}
      openedCaseLinks={caseLinks}
      openedNotes={notes}
      openedSimilar={similar}
      invoice={paidFor?.invoice ?? null}
      answers={
        <AnswersCard
          merchant={merchant}
          transactionId={transactionId}
          opened={answers}
          canReveal={permissions.includes("customers.reveal")}
        />
      }
      forwarded={forwarded}
      canSync={permissions.includes("transactions.sync")}
      canTag={permissions.includes("transactions.tag")}
      canWriteNotes={permissions.includes("transactions.note")}
      may={{
        refund: permissions.includes("refunds.create"),
        payOut: permissions.includes("payouts.create"),
        mark: permissions.includes("transactions.mark"),
        cancel: permissions.includes("transactions.cancel"),
        share: permissions.includes("transactions.share"),
        replay: permissions.includes("webhooks.replay"),
      }}
    />
  );
}
