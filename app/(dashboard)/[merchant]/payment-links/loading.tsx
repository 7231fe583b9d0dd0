import { LinksSkeleton } from "#components/payment-links/links-skeleton.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export default function Loading() {
  return (
    <>
      <PageHeader title="Payment links" />
      <LinksSkeleton />
    </>
  );
}
