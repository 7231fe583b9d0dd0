import { CustomersSkeleton } from "#components/customers/customers-skeleton.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export default function Loading() {
  return (
    <>
      <PageHeader title="Customers" />
      <CustomersSkeleton />
    </>
  );
}
