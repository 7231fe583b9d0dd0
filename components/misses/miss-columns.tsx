import type { MissRow } from "#lib/misses/schema.ts";
import { FINDER, MISS_STATE } from "#lib/misses/status.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { Monogram } from "../ui/monogram.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { durationWords } from "../webhooks/duration-words.ts";

export function missColumns(merchant: string): DataColumn<MissRow>[] {
  return [
    {
      id: "found",
      header: "Found",
      width: 132,
      skeleton: "w-24",
      cell: (row) => <Time at={row.foundAt} mode="list" className="text-ink-2" />,
    },
    {
      id: "expected",
      header: "Expected event",
      primary: true,
      skeleton: "w-40",
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Monogram letters={row.connection.tile.letters} colour={row.connection.tile.color} />
          <span className="grid min-w-0 leading-[17px]">
            <span className="truncate font-mono text-meta font-strong">{row.expectedEvent}</span>
            <span className="truncate text-meta text-ink-3">
              {row.reference} · {row.connection.name}
            </span>
          </span>
        </span>
      ),
    },
    {
      id: "by",
      header: "Found by",
      width: 112,
      skeleton: "w-16",
      cell: (row) => <span title={FINDER[row.foundBy].meaning}>{FINDER[row.foundBy].label}</span>,
    },
    {
      id: "lag",
      header: "Known after",
      width: 104,
      align: "end",
      hideBelow: "xl",
      skeleton: "w-12",
      cell: (row) => <LagWords ms={row.lagMs} />,
    },
    {
      id: "healed",
      header: "Healed",
      width: 116,
      hideBelow: "lg",
      skeleton: "w-16",
      cell: (row) =>
        row.healedAt === null ? (
          <span className="text-warn">Held for review</span>
        ) : (
          <span title="The state was applied when it was found">
            <Time at={row.healedAt} mode="clock" />
          </span>
        ),
    },
    {
      id: "state",
      header: "Webhook",
      width: 236,
      interactive: true,
      skeleton: "w-24",
      cell: (row) => <MissStateWords merchant={merchant} row={row} />,
    },
  ];
}

/** Where the webhook stands, and the event that it came as. */
export function MissStateWords({
  merchant,
  row,
  bare = false,
}: {
  merchant: string;
  row: MissRow;
  bare?: boolean;
}) {
  const { label, tone, icon } = MISS_STATE[row.state];
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <StatusPill tone={tone} icon={icon}>
        {label}
      </StatusPill>
      {row.arrivedAt !== null && !bare && (
        <TextLink
          href={`/${merchant}/webhooks?event=${row.arrivedEventId ?? ""}`}
          className="truncate text-meta"
        >
          {row.arrivedLagMs === null ? "Open it" : `after ${durationWords(row.arrivedLagMs)}`}
        </TextLink>
      )}
    </span>
  );
}

export function LagWords({ ms }: { ms: number | null }) {
  if (ms === null)
    return (
      <span className="text-ink-3" title="The provider does not say when it happened">
        –
      </span>
    );
  return <span className="tabular-nums">{durationWords(ms)}</span>;
}
