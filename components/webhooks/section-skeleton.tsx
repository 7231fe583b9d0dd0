import { Skeleton } from "../ui/skeleton.tsx";

/** A page under Webhooks on its way: a card, a line of filters, a list. */
export function SectionSkeleton() {
  return (
    <div className="mt-4 grid gap-4">
      <Skeleton className="h-16 w-full rounded-3" />
      <div className="flex gap-2">
        <Skeleton className="h-7 w-28 rounded-full" />
        <Skeleton className="h-7 w-24 rounded-full" />
      </div>
      <div className="h-96 rounded-3 border border-line bg-surface" />
    </div>
  );
}
