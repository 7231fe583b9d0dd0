import { PaperCard } from "#components/invoice-paper/paper-card.tsx";
import { InvoiceView } from "#components/invoices/invoice-view.tsx";
import { RecurringCard } from "#components/recurring/recurring-card.tsx";
import { RemindersCard } from "#components/reminders/reminders-card.tsx";
import { invoiceMailsReader, invoiceReader } from "#lib/invoices/readers.ts";
import { recurringOfReader } from "#lib/recurring/readers.ts";
import { remindersReader } from "#lib/reminders/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Invoice" };

export default async function InvoicePage({
  params,
}: {
  readonly params: Promise<{ merchant: string; invoiceId: string }>;
}) {
  const { merchant, invoiceId } = await params;
  const [invoice, mails, reminders, recurring, { permissions }] = await loadPage(() =>
    Promise.all([
      invoiceReader.load(merchant, { invoiceId }),
      invoiceMailsReader.load(merchant, { invoiceId }),
      remindersReader.load(merchant, { invoiceId }),
      recurringOfReader.load(merchant, { invoiceId }),
      currentMember(merchant),
    ]),
  );
  const may = {
    write: permissions.includes("invoices.write"),
    send: permissions.includes("mails.send"),
    refund: permissions.includes("refunds.create"),
  };
  return (
    <InvoiceView {...{ merchant, invoice, mails, may }}>
      <PaperCard {...{ merchant, invoiceId }} publicUrl={invoice.publicUrl} />
      {invoice.status !== "draft" && (
        <RemindersCard {...{ merchant, invoiceId, reminders }} canSend={may.send} />
      )}
      {invoice.kind === "invoice" && invoice.status !== "void" && (
        <RecurringCard {...{ merchant, invoiceId }} opened={recurring} canWrite={may.write} />
      )}
    </InvoiceView>
  );
}
