import { Skeleton } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <div role="status" aria-label="Loading the balances">
      <Skeleton className="h-7 w-36" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <Skeleton className="mt-5 h-[134px] rounded-3" />
      <Skeleton className="mt-5 h-[260px] rounded-3" />
    </div>
  );
}
