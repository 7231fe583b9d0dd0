import { Skeleton } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <div className="mt-5 grid max-w-[760px] gap-4">
      <Skeleton className="h-6 w-48" />
      <div className="h-96 rounded-3 border border-line bg-surface" />
    </div>
  );
}
