"use client";

import type { Export } from "#lib/exports/schema.ts";
import { EXPORT_FORMAT, EXPORT_STATUS, isUnderWay } from "#lib/exports/status.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { zoneLabel } from "../layout/zone-label.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useReader } from "../ui/reader.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";
import { bytesWords } from "../webhooks/bytes-words.ts";
import { ExportActions } from "./export-actions.tsx";

interface RowContext {
  readonly merchant: string;
  readonly canReveal: boolean;
  readonly canReadAudit: boolean;
}

export function exportColumns(context: RowContext): readonly DataColumn<Export>[] {
  return [
    { id: "what", header: "Export", primary: true, skeleton: "w-48", cell: (row) => <What row={row} /> },
    { id: "status", header: "State", width: 130, skeleton: "w-20", cell: (row) => <State row={row} /> },
    { id: "rows", header: "Rows", width: 136, skeleton: "w-24", cell: (row) => <Progress row={row} /> },
    {
      id: "by",
      header: "By",
      width: 104,
      hideBelow: "wide",
      skeleton: "w-20",
      cell: (row) => <span className="block truncate text-ink-2">{row.actor}</span>,
    },
    {
      id: "asked",
      header: "Asked for",
      width: 140,
      hideBelow: "xl",
      skeleton: "w-24",
      cell: (row) => <Time at={row.createdAt} mode="list" className="text-ink-2" />,
    },
    {
      id: "kept",
      header: "Kept until",
      width: 100,
      hideBelow: "lg",
      skeleton: "w-16",
      cell: (row) => <Kept row={row} />,
    },
    {
      id: "do",
      header: "Actions",
      hideHeader: true,
      interactive: true,
      width: 150,
      align: "end",
      cell: (row) => <ExportActions row={row} {...context} />,
    },
  ];
}

const SUBJECTS: Readonly<Record<Export["list"], { readonly name: string; readonly all: string }>> = {
  transactions: { name: "Transactions", all: "All transactions" },
  payouts: { name: "Payouts", all: "All payouts" },
  audit: { name: "Audit log", all: "The whole audit log" },
};

function What({ row }: { row: Export }) {
  const { list, words, columns, format, zone, personal, reason } = row;
  const { name, all } = SUBJECTS[list];
  const subject = words.length === 0 ? all : `${name} · ${words.join(" · ")}`;
  const detail = [
    EXPORT_FORMAT[format].label,
    `${columns} columns`,
    zoneLabel(zone, new Date(row.createdAt)),
    ...(personal ? [`customers in full: ${reason}`] : []),
  ].join(" · ");
  return (
    <span className="grid min-w-0 leading-[17px]">
      <span className="truncate font-strong" title={subject}>
        {subject}
      </span>
      <span className="truncate text-meta text-ink-3" title={detail}>
        {detail}
      </span>
    </span>
  );
}

function State({ row }: { row: Export }) {
  const { label, tone, icon } = EXPORT_STATUS[row.status];
  return (
    <span title={row.problem || undefined}>
      <StatusPill tone={tone} icon={icon}>
        {label}
      </StatusPill>
    </span>
  );
}

function Progress({ row }: { row: Export }) {
  const numbers = new Intl.NumberFormat(useReader().locale);
  const { status, total, rows, bytes } = row;
  if (status === "waiting") return <span className="text-ink-3">Waits for the worker</span>;
  if (!isUnderWay(status)) {
    const size = status === "done" ? ` · ${bytesWords(bytes)}` : "";
    return (
      <span className="text-ink-2 tabular-nums">
        {status === "done" || status === "expired" ? `${numbers.format(rows)}${size}` : "–"}
      </span>
    );
  }
  return (
    <span className="grid gap-1">
      <span className="text-meta text-ink-2 tabular-nums">
        {numbers.format(rows)}
        {total !== null && ` of ${numbers.format(total)}`}
      </span>
      <ProgressBar label="Written" percent={total === null || total === 0 ? 0 : (rows / total) * 100} />
    </span>
  );
}

function Kept({ row }: { row: Export }) {
  if (row.status !== "done" || row.expiresAt === null) return <span className="text-ink-3">–</span>;
  return <Time at={row.expiresAt} mode="date" className="text-ink-2" />;
}

/** A phone's row. */
export function ExportCard({ row, ...context }: RowContext & { row: Export }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <span className="flex items-start justify-between gap-3">
        <What row={row} />
        <State row={row} />
      </span>
      {row.problem && <span className="text-meta text-bad">{row.problem}</span>}
      <Progress row={row} />
      <span className="flex items-center justify-between gap-3 text-meta text-ink-2">
        <span className="truncate">
          {row.actor} · <Time at={row.createdAt} mode="list" />
        </span>
        <ExportActions row={row} {...context} />
      </span>
    </span>
  );
}
