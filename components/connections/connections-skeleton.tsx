import { PageHeader } from "../ui/page-header.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

/** The cards before their figures are there. */
export function ConnectionsSkeleton() {
  return (
    <>
      <PageHeader title="Connections" />
      <div className="mt-5 grid gap-4 lg:grid-cols-2">
        {["1", "2", "3", "4"].map((key) => (
          <div
            key={key}
            className="grid h-[202px] content-between rounded-3 border border-line bg-surface p-[18px]"
          >
            <Skeleton className="h-8 w-44" />
            <Skeleton className="h-5 w-56" />
            <Skeleton className="h-9 w-full" />
            <Skeleton className="w-48" />
          </div>
        ))}
      </div>
    </>
  );
}
