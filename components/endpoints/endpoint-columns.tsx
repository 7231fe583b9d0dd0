import type { EndpointRow } from "#lib/endpoints/schema.ts";
import { EVENT_FAMILY } from "#lib/event-catalogue/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { cn } from "../ui/cn.ts";
import { Time } from "../ui/time.tsx";
import { durationWords } from "../webhooks/duration-words.ts";
import { EndpointBadge } from "./endpoint-badge.tsx";
import { endpointName } from "./endpoint-health.ts";
import { choiceWords } from "./event-choice.ts";
import { countWords, successWords } from "./figure-words.ts";

export function endpointColumns(locale: string): readonly DataColumn<EndpointRow>[] {
  const figure = (text: string, tone = "text-ink-2") => (
    <span className={cn("tabular-nums", tone)}>{text}</span>
  );
  return [
    {
      id: "endpoint",
      header: "Endpoint",
      primary: true,
      skeleton: "w-44",
      cell: (row) => (
        <span className="grid min-w-0 leading-[17px]">
          <span className="truncate font-strong" title={endpointName(row)}>
            {endpointName(row)}
          </span>
          <span className="truncate font-mono text-meta text-ink-3" title={row.url}>
            {row.url}
          </span>
        </span>
      ),
    },
    {
      id: "events",
      header: "Listens to",
      width: 116,
      hideBelow: "xl",
      skeleton: "w-20",
      cell: (row) => (
        <span className="block truncate text-ink-2" title={row.events.join(", ")}>
          {listensTo(row)}
        </span>
      ),
    },
    {
      id: "state",
      header: "State",
      width: 196,
      skeleton: "w-20",
      cell: (row) => <EndpointBadge endpoint={row} />,
    },
    {
      id: "success",
      header: "Success",
      width: 78,
      align: "end",
      skeleton: "w-12",
      cell: (row) => figure(successWords(row.last24h, locale)),
    },
    {
      id: "p95",
      header: "p95",
      width: 78,
      align: "end",
      skeleton: "w-12",
      cell: ({ last24h: { p95Ms } }) => figure(p95Ms === null ? "–" : durationWords(p95Ms)),
    },
    {
      id: "waiting",
      header: "Waiting",
      width: 78,
      align: "end",
      skeleton: "w-6",
      cell: (row) => figure(countWords(row.waiting, locale)),
    },
    {
      id: "failed",
      header: "Failed",
      width: 70,
      align: "end",
      skeleton: "w-6",
      cell: (row) => figure(countWords(row.failed, locale), row.failed > 0 ? "text-bad" : "text-ink-2"),
    },
    {
      id: "last",
      header: "Last delivery",
      width: 136,
      hideBelow: "wide",
      skeleton: "w-20",
      cell: ({ lastSuccessAt }) =>
        lastSuccessAt ? (
          <Time at={lastSuccessAt} mode="relative" className="text-ink-2" />
        ) : (
          <span className="text-ink-3">Never</span>
        ),
    },
  ];
}

export function listensTo({ events }: { events: readonly string[] }): string {
  return choiceWords(events, (family) => EVENT_FAMILY[family]);
}
