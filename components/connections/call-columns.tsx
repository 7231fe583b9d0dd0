import type { CallRow } from "#lib/connections/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { CallStatus } from "./call-status.tsx";
import { answerWords } from "./connection-words.ts";

export function callColumns(merchant: string): readonly DataColumn<CallRow>[] {
  return [
    {
      id: "at",
      header: "Time",
      width: 132,
      skeleton: "w-24",
      cell: (row) => <Time at={row.at} mode="list" className="text-ink-2" />,
    },
    {
      id: "call",
      header: "Call",
      primary: true,
      skeleton: "w-52",
      cell: (row) => (
        <span className="grid min-w-0 leading-[17px]">
          <span className="truncate font-mono text-meta font-strong" title={row.path}>
            {row.method} {row.path}
          </span>
          <span className="truncate text-meta text-ink-3">{row.operation}</span>
        </span>
      ),
    },
    {
      id: "answer",
      header: "Answer",
      width: 112,
      skeleton: "w-12",
      cell: (row) => <CallStatus call={row} />,
    },
    {
      id: "attempt",
      header: "Attempt",
      width: 76,
      align: "end",
      hideBelow: "lg",
      skeleton: "w-4",
      cell: (row) => <span className="text-ink-2 tabular-nums">{row.attempt}</span>,
    },
    {
      id: "took",
      header: "Took",
      width: 84,
      align: "end",
      skeleton: "w-10",
      cell: (row) => <span className="text-ink-2 tabular-nums">{answerWords(row.durationMs)}</span>,
    },
    {
      id: "transaction",
      header: "Transaction",
      width: 112,
      interactive: true,
      hideBelow: "lg",
      skeleton: "w-16",
      cell: (row) =>
        row.transactionId && (
          <TextLink href={`/${merchant}/transactions/${row.transactionId}`}>Transaction</TextLink>
        ),
    },
  ];
}
