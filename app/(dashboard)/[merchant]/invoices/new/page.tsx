import { randomUUID } from "node:crypto";
import { InvoiceForm } from "#components/invoices/invoice-form.tsx";
import { invoiceLinkOptionsReader, invoiceOptionsReader } from "#lib/invoices/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "New invoice" };

export default async function NewInvoicePage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const [options, links] = await loadPage(() =>
    Promise.all([invoiceOptionsReader.load(merchant, {}), invoiceLinkOptionsReader.load(merchant, {})]),
  );
  return <InvoiceForm {...{ merchant, options, links }} idempotencyKey={randomUUID()} />;
}
