import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export default function AccountLoading() {
  return (
    <div className="grid max-w-[760px] gap-5">
      <PageHeader title="Your sign-in" subtitle={<Skeleton className="h-4 w-80" />} />
      {["Second factor", "Password", "Your sessions"].map((title) => (
        <Card key={title} title={title}>
          <Skeleton className="h-10" />
        </Card>
      ))}
    </div>
  );
}
