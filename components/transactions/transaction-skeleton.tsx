import { Card } from "../ui/card.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

const LINES = ["a", "b", "c", "d", "e"];

/** One transaction before it is there. */
export function TransactionSkeleton() {
  return (
    <>
      <div className="grid gap-2">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <div className="mt-6 grid gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid content-start gap-7">
          <Skeleton className="h-4 w-20" />
          {LINES.map((line) => (
            <div key={line} className="grid gap-2 pl-[30px]">
              <Skeleton className="w-64 max-w-full" />
              <Skeleton className="w-40" />
            </div>
          ))}
        </div>
        <Card title="Details">
          <div className="grid gap-4">
            {LINES.map((line) => (
              <Skeleton key={line} className="w-full" />
            ))}
          </div>
        </Card>
      </div>
    </>
  );
}
