import type { ProofRow } from "#lib/proof/schema.ts";
import { Monogram } from "../ui/monogram.tsx";
import { DifferencePill } from "./difference-pill.tsx";
import { ProofCount } from "./proof-count.tsx";
import { ProofDay } from "./proof-day.tsx";
import { type ProofPart, rowsBehind } from "./proof-url.ts";

const PARTS = [
  ["received", "Received"],
  ["applied", "Applied"],
  ["duplicate", "Duplicate"],
  ["ignored", "Ignored"],
  ["rejected", "Quarantine"],
  ["waiting", "Waiting"],
  ["retrying", "Tried again"],
  ["dead", "Dead"],
] as const satisfies readonly (readonly [ProofPart, string])[];

/** One day on a phone. */
export function ProofCard({
  row,
  merchant,
  connection,
}: {
  row: ProofRow;
  merchant: string;
  connection: string | undefined;
}) {
  const shown = PARTS.filter(([part]) => part !== "retrying" || row.retrying > 0);
  return (
    <div className="grid gap-2">
      <div className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2">
          {row.connection && (
            <Monogram letters={row.connection.tile.letters} colour={row.connection.tile.color} />
          )}
          <ProofDay row={row} />
        </span>
        <DifferencePill difference={row.difference} />
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1 text-meta">
        {shown.map(([part, label]) => (
          <div key={part} className="flex min-h-6 items-center justify-between gap-2">
            <dt className="text-ink-2">{label}</dt>
            <dd>
              <ProofCount
                count={row[part]}
                href={rowsBehind(merchant, row, part, connection)}
                what={label.toLowerCase()}
              />
            </dd>
          </div>
        ))}
        {row.trimmed > 0 && (
          <div className="flex min-h-6 items-center justify-between gap-2">
            <dt className="text-ink-2">Removed again</dt>
            <dd className="text-ink-3 tabular-nums">{row.trimmed}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
