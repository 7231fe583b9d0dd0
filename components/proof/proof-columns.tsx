import type { ProofRow } from "#lib/proof/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { Monogram } from "../ui/monogram.tsx";
import { DifferencePill } from "./difference-pill.tsx";
import { ProofCount } from "./proof-count.tsx";
import { ProofDay } from "./proof-day.tsx";
import { type ProofPart, rowsBehind } from "./proof-url.ts";
import { SentWords } from "./sent-words.tsx";

/** `connection`: the page's own filter, which the rows behind a figure are narrowed by too. */
export function proofColumns(merchant: string, connection: string | undefined): DataColumn<ProofRow>[] {
  const figure = (
    part: ProofPart,
    header: string,
    column: Pick<DataColumn<ProofRow>, "width" | "hideBelow">,
  ): DataColumn<ProofRow> => ({
    id: part,
    header,
    align: "end",
    interactive: true,
    skeleton: "w-8",
    ...column,
    cell: (row) => (
      <ProofCount
        count={row[part]}
        href={rowsBehind(merchant, row, part, connection)}
        what={header.toLowerCase()}
      />
    ),
  });
  return [
    {
      id: "day",
      header: "Day",
      primary: true,
      skeleton: "w-32",
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2">
          {row.connection && (
            <Monogram letters={row.connection.tile.letters} colour={row.connection.tile.color} />
          )}
          <ProofDay row={row} />
        </span>
      ),
    },
    figure("received", "Received", { width: 82 }),
    figure("applied", "Applied", { width: 74 }),
    figure("duplicate", "Duplicate", { width: 80, hideBelow: "xl" }),
    figure("ignored", "Ignored", { width: 68, hideBelow: "xl" }),
    {
      id: "rejected",
      header: "Quarantine",
      width: 92,
      align: "end",
      interactive: true,
      skeleton: "w-8",
      cell: (row) => (
        <span className="inline-flex items-baseline gap-1">
          <ProofCount
            count={row.rejected}
            href={rowsBehind(merchant, row, "rejected", connection)}
            what="quarantined"
          />
          {row.trimmed > 0 && (
            <span className="text-ink-3 tabular-nums" title="Removed again: only the newest are kept">
              +{row.trimmed}
            </span>
          )}
        </span>
      ),
    },
    {
      id: "waiting",
      header: "Waiting",
      width: 76,
      align: "end",
      interactive: true,
      skeleton: "w-8",
      cell: (row) => (
        <span className="inline-flex items-baseline gap-1">
          {(row.waiting > 0 || row.retrying === 0) && (
            <ProofCount
              count={row.waiting}
              href={rowsBehind(merchant, row, "waiting", connection)}
              what="waiting"
            />
          )}
          {row.retrying > 0 && (
            <>
              {row.waiting > 0 && <span className="text-ink-3">+</span>}
              <ProofCount
                count={row.retrying}
                href={rowsBehind(merchant, row, "retrying", connection)}
                what="tried again"
              />
            </>
          )}
        </span>
      ),
    },
    figure("dead", "Dead", { width: 56 }),
    {
      id: "difference",
      header: "Difference",
      width: 94,
      align: "end",
      skeleton: "w-10",
      cell: (row) => <DifferencePill difference={row.difference} />,
    },
    {
      id: "sent",
      header: "Provider sent",
      width: 112,
      align: "end",
      hideBelow: "wide",
      skeleton: "w-12",
      cell: (row) => <SentWords sent={row.sent} />,
    },
  ];
}
