import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export default function NewPayoutLoading() {
  return (
    <div className="grid max-w-[600px] gap-5">
      <PageHeader title="New payout" subtitle="Money from a provider to a bank account." />
      <Skeleton className="h-80" />
    </div>
  );
}
