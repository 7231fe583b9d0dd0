import { Skeleton } from "../ui/skeleton.tsx";

const LINES = ["one", "two", "three", "four", "five", "six"];

/** Tabs and lines, before it is known whose. */
export function TeamSkeleton() {
  return (
    <div className="mt-4 grid gap-4">
      <Skeleton className="h-8 w-48" />
      <div className="grid gap-4 rounded-3 border border-line bg-surface p-5">
        {LINES.map((line) => (
          <Skeleton key={line} className="h-6 w-full" />
        ))}
      </div>
    </div>
  );
}
