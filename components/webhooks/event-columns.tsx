import type { EventRow } from "#lib/webhooks/schema.ts";
import { EVENT_CHANNEL } from "#lib/webhooks/status.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { cn } from "../ui/cn.ts";
import { Monogram } from "../ui/monogram.tsx";
import { Time } from "../ui/time.tsx";
import { lagWords } from "./duration-words.ts";
import { EventOutcome } from "./event-outcome.tsx";
import { ProofMark } from "./proof-mark.tsx";

export const eventColumns: readonly DataColumn<EventRow>[] = [
  {
    id: "received",
    header: "Received",
    width: 104,
    skeleton: "w-16",
    cell: (row) => (
      <span className="grid leading-[17px]">
        <Time at={row.receivedAt} mode="clock" className="text-ink-2" />
        <Time at={row.receivedAt} mode="date" className="text-meta text-ink-3" />
      </span>
    ),
  },
  {
    id: "event",
    header: "Event",
    primary: true,
    skeleton: "w-40",
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <Monogram letters={row.connection.tile.letters} colour={row.connection.tile.color} />
        <span className="grid min-w-0 leading-[17px]">
          <span className="truncate font-mono text-meta font-strong" title={row.type}>
            {eventName(row)}
          </span>
          <span className="truncate text-meta text-ink-3">{eventOrigin(row)}</span>
        </span>
      </span>
    ),
  },
  {
    id: "proof",
    header: "Proof",
    width: 64,
    skeleton: "w-4",
    cell: (row) => <ProofMark event={row} />,
  },
  {
    id: "outcome",
    header: "Outcome",
    width: 176,
    skeleton: "w-24",
    cell: (row) => <EventOutcome event={row} />,
  },
  {
    id: "tries",
    header: "Tries · lag",
    width: 96,
    align: "end",
    skeleton: "w-8",
    cell: (row) => (
      <span className="grid leading-[17px]">
        <span className="text-ink-2 tabular-nums">{row.attempts}</span>
        <Lag ms={row.status === "duplicate" ? null : row.lagMs} />
      </span>
    ),
  },
];

/** From receipt to outcome; ink where somebody waited for it. */
function Lag({ ms }: { ms: number | null }) {
  if (ms === null) return <span className="text-meta text-ink-3">–</span>;
  const look = ms > 10_000 ? "text-ink" : "text-ink-3";
  return <span className={cn("text-meta tabular-nums", look)}>{lagWords(ms)}</span>;
}

/** A request without proof has no type that could be believed. */
export function eventName(row: Pick<EventRow, "type">): string {
  return row.type === "" ? "unknown request" : row.type;
}

/** What it is about, and how it came where it was not sent to us as most are. */
export function eventOrigin(row: Pick<EventRow, "reference" | "connection" | "channel">): string {
  const subject = row.reference ?? row.connection.name;
  return row.channel === "webhook" ? subject : `${subject} · ${EVENT_CHANNEL[row.channel].label}`;
}
