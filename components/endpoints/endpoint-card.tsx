import type { EndpointRow } from "#lib/endpoints/schema.ts";
import { EndpointBadge } from "./endpoint-badge.tsx";
import { listensTo } from "./endpoint-columns.tsx";
import { endpointName } from "./endpoint-health.ts";
import { countWords, successWords } from "./figure-words.ts";

/** One endpoint on a phone. */
export function EndpointCard({ row, locale }: { row: EndpointRow; locale: string }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <span className="flex items-center justify-between gap-3">
        <span className="truncate font-strong">{endpointName(row)}</span>
        <span className="shrink-0">
          <EndpointBadge endpoint={row} />
        </span>
      </span>
      <span className="truncate font-mono text-meta text-ink-3">{row.url}</span>
      <span className="flex flex-wrap justify-between gap-x-3 text-meta text-ink-2 tabular-nums">
        <span>{listensTo(row)}</span>
        <span>
          {successWords(row.last24h, locale)} · {countWords(row.waiting, locale)} waiting ·{" "}
          {countWords(row.failed, locale)} failed
        </span>
      </span>
    </span>
  );
}
