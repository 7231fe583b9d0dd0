import type { AuditRow } from "#lib/audit-desk/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { actWords, targetPath } from "./act-words.ts";

export function auditColumns(merchant: string): DataColumn<AuditRow>[] {
  return [
    {
      id: "at",
      header: "When",
      width: 132,
      skeleton: "w-24",
      cell: (row) => <Time at={row.at} mode="list" className="text-ink-2" />,
    },
    { id: "actor", header: "Who", width: 148, skeleton: "w-24", cell: (row) => row.actor },
    {
      id: "action",
      header: "What",
      primary: true,
      width: 212,
      skeleton: "w-32",
      cell: (row) => (
        <span className="grid min-w-0 leading-[17px]">
          <span className="truncate">{actWords(row.action)}</span>
          <span className="truncate font-mono text-meta text-ink-3">{row.action}</span>
        </span>
      ),
    },
    {
      id: "target",
      header: "On",
      interactive: true,
      // A whole id fits.
      width: 252,
      skeleton: "w-40",
      cell: (row) => <ActTarget merchant={merchant} row={row} />,
    },
    {
      id: "detail",
      header: "Detail",
      hideBelow: "lg",
      skeleton: "w-40",
      cell: (row) => <ActDetail row={row} />,
    },
    {
      id: "address",
      header: "From",
      width: 112,
      hideBelow: "xl",
      skeleton: "w-20",
      cell: (row) => (
        <span
          className="truncate font-mono text-meta text-ink-2"
          title={`Request ${row.requestId || "unknown"}`}
        >
          {row.address || "–"}
        </span>
      ),
    },
  ];
}

export function ActTarget({ merchant, row }: { merchant: string; row: AuditRow }) {
  const path = targetPath(row);
  if (row.targetId === "") return <span className="text-ink-3">–</span>;
  if (path === null) return <span className="truncate font-mono text-meta">{row.targetId}</span>;
  return (
    <TextLink href={`/${merchant}/${path}`} className="truncate font-mono text-meta">
      {row.targetId}
    </TextLink>
  );
}

export function ActDetail({ row }: { row: AuditRow }) {
  const words = row.detail.map(({ name, value }) => `${name}: ${value}`).join(" · ");
  return (
    <span
      className="my-1.5 line-clamp-3 text-meta leading-[17px] break-words whitespace-normal text-ink-2"
      title={words}
    >
      {words || "–"}
    </span>
  );
}
