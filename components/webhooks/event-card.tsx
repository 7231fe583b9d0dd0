import type { EventRow } from "#lib/webhooks/schema.ts";
import { Monogram } from "../ui/monogram.tsx";
import { Time } from "../ui/time.tsx";
import { eventName, eventOrigin } from "./event-columns.tsx";
import { EventOutcome } from "./event-outcome.tsx";
import { ProofMark } from "./proof-mark.tsx";

/** One event on a phone. */
export function EventCard({ row }: { row: EventRow }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <span className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2">
          <Monogram letters={row.connection.tile.letters} colour={row.connection.tile.color} />
          <span className="truncate font-mono text-meta font-strong">{eventName(row)}</span>
        </span>
        <EventOutcome event={row} />
      </span>
      <span className="flex items-center justify-between gap-3 text-meta text-ink-2">
        <span className="flex min-w-0 items-center gap-1.5">
          <ProofMark event={row} />
          <span className="truncate">{eventOrigin(row)}</span>
        </span>
        <Time at={row.receivedAt} mode="list" />
      </span>
    </span>
  );
}
