import { DepositsSkeleton } from "#components/deposits/deposits-skeleton.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export default function Loading() {
  return (
    <>
      <PageHeader title="Deposits" />
      <DepositsSkeleton />
    </>
  );
}
