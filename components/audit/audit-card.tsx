import type { AuditRow } from "#lib/audit-desk/schema.ts";
import { Time } from "../ui/time.tsx";
import { actWords } from "./act-words.ts";
import { ActDetail } from "./audit-columns.tsx";

/** One entry on a phone. */
export function AuditCard({ row }: { row: AuditRow }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <span className="flex items-center justify-between gap-3">
        <span className="truncate font-strong">{actWords(row.action)}</span>
        <Time at={row.at} mode="list" className="shrink-0 text-meta text-ink-2" />
      </span>
      <span className="truncate text-meta">
        {row.actor}
        {row.address && <span className="text-ink-3"> · {row.address}</span>}
      </span>
      <span className="truncate font-mono text-meta text-ink-3">{row.targetId}</span>
      {row.detail.length > 0 && <ActDetail row={row} />}
    </span>
  );
}
