"use client";

import { RotateCw } from "lucide-react";
import type { Replay, ReplayList } from "#lib/replays/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useReader } from "../ui/reader.tsx";
import { Time } from "../ui/time.tsx";
import { AskedWords, ReplayStatusPill } from "./replay-words.tsx";
import { useReplays } from "./use-replays.ts";

interface ReplaysScreenProps {
  merchant: string;
  opened: ReplayList;
}

/** Every replay of many events, newest first. */
export function ReplaysScreen({ merchant, opened }: ReplaysScreenProps) {
  const { replays } = useReplays(merchant, opened);
  const base = `/${merchant}/webhooks/replays`;
  const begin = (
    <LinkButton href={`${base}/new`} variant="primary">
      Replay a time
    </LinkButton>
  );
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[640px] text-ink-2">
          Replaying reads kept events again. What was applied before changes nothing; every replay is foreseen
          before it starts.
        </p>
        {replays.length > 0 && begin}
      </div>
      <DataTable<Replay>
        label="Replays"
        columns={columns}
        rows={replays}
        rowKey={rowKey}
        rowHref={(row) => `${base}/${row.id}`}
        renderCard={(row) => <ReplayCard row={row} />}
        filtered={false}
        emptyFiltered={null}
        empty={
          <EmptyState icon={RotateCw} title="No replays yet" action={begin}>
            A replay of many events appears here, with who asked for it and why, and what it did.
          </EmptyState>
        }
      />
    </div>
  );
}

function rowKey(row: Replay): string {
  return row.id;
}

const columns: readonly DataColumn<Replay>[] = [
  {
    id: "asked",
    header: "Events",
    primary: true,
    skeleton: "w-48",
    cell: (row) => (
      <span className="grid min-w-0 leading-[17px]">
        <span className="truncate font-strong">
          <AskedWords replay={row} />
        </span>
        <span className="truncate text-meta text-ink-3" title={row.reason}>
          {row.reason}
        </span>
      </span>
    ),
  },
  {
    id: "status",
    header: "Status",
    width: 168,
    skeleton: "w-20",
    cell: (row) => <ReplayStatusPill status={row.status} />,
  },
  {
    id: "progress",
    header: "Replayed",
    width: 168,
    skeleton: "w-28",
    cell: (row) => <Progress replay={row} />,
  },
  {
    id: "by",
    header: "By",
    width: 150,
    hideBelow: "lg",
    skeleton: "w-20",
    cell: (row) => <span className="block truncate text-ink-2">{row.actor}</span>,
  },
  {
    id: "started",
    header: "Asked for",
    width: 132,
    skeleton: "w-24",
    cell: (row) => <Time at={row.createdAt} mode="list" className="text-ink-2" />,
  },
];

export function Progress({ replay }: { replay: Pick<Replay, "done" | "total" | "status"> }) {
  const numbers = new Intl.NumberFormat(useReader().locale);
  const { done, total, status } = replay;
  return (
    <span className="grid gap-1">
      <span className="text-meta text-ink-2 tabular-nums">
        {numbers.format(done)} of {numbers.format(total)}
      </span>
      <ProgressBar
        label="Replayed"
        percent={total === 0 ? 100 : (done / total) * 100}
        tone={status === "failed" ? "bad" : status === "done" ? "ok" : "accent"}
      />
    </span>
  );
}

function ReplayCard({ row }: { row: Replay }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate font-strong">
          <AskedWords replay={row} />
        </span>
        <ReplayStatusPill status={row.status} />
      </span>
      <span className="flex justify-between gap-3 text-meta text-ink-2">
        <span className="truncate">
          {row.actor}: {row.reason}
        </span>
        <Time at={row.createdAt} mode="list" />
      </span>
      <Progress replay={row} />
    </span>
  );
}
