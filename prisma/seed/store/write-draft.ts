import { pool } from "#lib/db/pool.ts";
import type { DraftTable, Fields } from "./draft-table.ts";

export interface Drafted {
  readonly transactions: DraftTable;
  readonly timeline: DraftTable;
  readonly attempts: DraftTable;
  /** Read from the database, and changed. */
  readonly events: DraftTable;
  /** By key: of two jobs with one key, only the later one is. */
  readonly jobs: Map<string, () => Promise<unknown>>;
}

const ROWS_A_STATEMENT = 1000;

/** Writes everything that was kept back. */
export async function writeDraft({ transactions, timeline, attempts, events, jobs }: Drafted): Promise<void> {
  await insertAll("transactions", transactions.all());
  await insertAll("timeline_entries", timeline.all());
  await insertAll("webhook_attempts", attempts.all());
  await inParts(
    `UPDATE webhook_events AS event SET status = after.status, processed_at = after.processed_at,
       attempts = after.attempts, next_attempt_at = after.next_attempt_at, error_code = after.error_code,
       error_message = after.error_message, outcome = after.outcome, transaction_id = after.transaction_id
     FROM jsonb_populate_recordset(NULL::webhook_events, $1::jsonb) AS after
     WHERE event.merchant_id = after.merchant_id AND event.id = after.id`,
    events.all().map(({ body, headers, ...rest }) => rest),
  );
  for (const enqueue of jobs.values()) await enqueue();
}

function insertAll(
  table: "transactions" | "timeline_entries" | "webhook_attempts",
  rows: Fields[],
): Promise<void> {
  return inParts(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    rows,
  );
}

async function inParts(statement: string, rows: readonly Fields[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = rows.slice(from, from + ROWS_A_STATEMENT).map(inColumns);
    await pool().query(statement, [JSON.stringify(some)]);
  }
}

/** `nextSyncAt` → `next_sync_at`, as the schema maps every column. */
function inColumns(row: Fields): Fields {
  const columns = Object.entries(row).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(columns);
}
