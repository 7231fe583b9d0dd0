import { InvoicesSkeleton } from "#components/invoices/invoices-skeleton.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export default function Loading() {
  return (
    <>
      <PageHeader title="Invoices" />
      <InvoicesSkeleton />
    </>
  );
}
