import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export default function ApprovalsLoading() {
  return (
    <div className="grid max-w-[860px] gap-5">
      <PageHeader
        title="Approvals"
        subtitle="Refunds and payouts above the limit, each waiting for a member who did not ask for it."
      />
      <Card title="Waiting">
        <Skeleton className="h-16" />
      </Card>
    </div>
  );
}
