import type { MissRow } from "#lib/misses/schema.ts";
import { FINDER } from "#lib/misses/status.ts";
import { Monogram } from "../ui/monogram.tsx";
import { Time } from "../ui/time.tsx";
import { durationWords } from "../webhooks/duration-words.ts";
import { MissStateWords } from "./miss-columns.tsx";

/** One line of the ledger on a phone. */
export function MissCard({ row, merchant }: { row: MissRow; merchant: string }) {
  const after = row.lagMs === null ? "" : ` after ${durationWords(row.lagMs)}`;
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <span className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2">
          <Monogram letters={row.connection.tile.letters} colour={row.connection.tile.color} />
          <span className="truncate font-mono text-meta font-strong">{row.expectedEvent}</span>
        </span>
        <MissStateWords merchant={merchant} row={row} bare />
      </span>
      <span className="flex items-center justify-between gap-3 text-meta text-ink-2">
        <span className="truncate">
          {row.reference} · {FINDER[row.foundBy].label}
          {after}
        </span>
        <Time at={row.foundAt} mode="list" />
      </span>
    </span>
  );
}
