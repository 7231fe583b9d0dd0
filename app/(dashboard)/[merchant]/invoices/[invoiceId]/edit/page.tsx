import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { InvoiceForm } from "#components/invoices/invoice-form.tsx";
import { invoiceLinkOptionsReader, invoiceOptionsReader, invoiceReader } from "#lib/invoices/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Change the draft" };

export default async function EditInvoicePage({
  params,
}: {
  readonly params: Promise<{ merchant: string; invoiceId: string }>;
}) {
  const { merchant, invoiceId } = await params;
  // First what only those may see who may write: the others are told so, whatever there is.
  const [options, links] = await loadPage(() =>
    Promise.all([invoiceOptionsReader.load(merchant, {}), invoiceLinkOptionsReader.load(merchant, {})]),
  );
  const invoice = await loadPage(() => invoiceReader.load(merchant, { invoiceId }));
  if (invoice.status !== "draft") redirect(`/${merchant}/invoices/${invoice.id}`);
  const draft = { id: invoice.id, form: invoice.form };
  return <InvoiceForm {...{ merchant, options, links, draft }} idempotencyKey={randomUUID()} />;
}
