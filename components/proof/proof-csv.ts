import type { ProofRow } from "#lib/proof/schema.ts";

const COLUMNS = [
  "day",
  "connection",
  "received",
  "applied",
  "duplicate",
  "ignored",
  "quarantined",
  "removed",
  "waiting",
  "retrying",
  "dead",
  "difference",
  "provider_sent",
  "provider_sent_and_here",
  "from",
  "to",
] as const;

/** The lines of the page as CSV that no spreadsheet takes for a formula. */
export function proofCsv(rows: readonly ProofRow[]): string {
  const lines = rows.map((row) => [
    row.day,
    row.connection?.name ?? "all",
    row.received,
    row.applied,
    row.duplicate,
    row.ignored,
    row.rejected,
    row.trimmed,
    row.waiting,
    row.retrying,
    row.dead,
    row.difference,
    row.sent?.sent ?? "",
    row.sent?.arrived ?? "",
    row.from,
    row.to,
  ]);
  return [COLUMNS, ...lines].map((line) => line.map(cell).join(",")).join("\r\n");
}

/** A text that begins like a formula gets a quote before it; numbers are ours and stay numbers. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
