import { Skeleton } from "../ui/skeleton.tsx";

/** The page's own shapes while it is read. */
export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading the overview">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <div className="mt-5 grid gap-5 lg:grid-cols-3">
        <Skeleton className="h-[134px] rounded-3 lg:col-span-3" />
        <Skeleton className="h-[330px] rounded-3 lg:col-span-2" />
        <Skeleton className="h-[330px] rounded-3" />
        <Skeleton className="h-[280px] rounded-3" />
        <Skeleton className="h-[280px] rounded-3" />
        <Skeleton className="h-[280px] rounded-3" />
      </div>
    </div>
  );
}
