"use client";

import { RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Note } from "../ui/note.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

interface SectionCardProps<T> {
  title: string;
  /** The question to the provider: a react-query result. */
  asked: {
    readonly data: T | undefined;
    readonly error: Error | null;
    readonly isFetching: boolean;
    refetch(): unknown;
  };
  /** In place of the button that asks again. */
  actions?: ReactNode;
  children: (data: T) => ReactNode;
}

/** One section: waits, shows the answer, or says in place why there is none and asks again. */
export function SectionCard<T>({ title, asked, actions, children }: SectionCardProps<T>) {
  const { data, error, isFetching, refetch } = asked;
  return (
    <Card
      title={title}
      flush
      aside={
        actions ?? (
          <Button size="sm" icon={<RefreshCw aria-hidden />} loading={isFetching} onClick={() => refetch()}>
            Ask again
          </Button>
        )
      }
    >
      {error && !isFetching && (
        <div className="p-4">
          <Note
            tone="bad"
            urgent
            title="The provider could not be asked."
            actions={
              <Button size="sm" onClick={() => refetch()}>
                Retry
              </Button>
            }
          >
            {error.message} Nothing was changed.
          </Note>
        </div>
      )}
      {data === undefined && !error && <Waiting />}
      {data !== undefined && !(error && !isFetching) && children(data)}
    </Card>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Asking the provider" className="grid gap-3 p-5">
      {["w-3/4", "w-2/3", "w-4/5", "w-1/2"].map((width) => (
        <Skeleton key={width} className={`h-5 ${width}`} />
      ))}
    </div>
  );
}
