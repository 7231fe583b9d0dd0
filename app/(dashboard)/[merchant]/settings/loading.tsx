import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export default function SettingsLoading() {
  return (
    <div className="grid max-w-[760px] gap-5">
      <PageHeader title="Settings" subtitle={<Skeleton className="h-4 w-80" />} />
      <Card title="Mail">
        <Skeleton className="h-10" />
      </Card>
    </div>
  );
}
