import type { Scope } from "../../auth/scope.ts";
import { pool } from "../../db/pool.ts";

export interface FiledEvent {
  readonly id: string;
  readonly external_event_id: string;
  readonly status: string;
  readonly first_event_id: string | null;
  readonly processed_at: Date | null;
}

export async function rowsOf<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
  return (await pool().query<Row>(sql, [...values])).rows;
}

export const eventsOf = ({ merchantId }: Scope) =>
  rowsOf<FiledEvent>("SELECT * FROM webhook_events WHERE merchant_id = $1 ORDER BY id", [merchantId]);

export interface FiledJob {
  readonly mode: string;
  readonly ids: string[];
}

export const jobsOf = ({ merchantId }: Scope) =>
  rowsOf<FiledJob>(
    `SELECT payload->>'mode' AS mode, payload->'eventIds' AS ids FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
     WHERE task.identifier = 'process-webhooks' AND payload->>'merchantId' = $1
     ORDER BY 1, json_array_length(payload->'eventIds') DESC`,
    [merchantId],
  );

export const waitingOf = ({ merchantId }: Scope) =>
  rowsOf<{ id: string; failed_at: Date | null }>(
    "SELECT id, failed_at FROM webhook_arrivals WHERE merchant_id = $1 ORDER BY id",
    [merchantId],
  );

/** As if a minute had gone by: what was set aside is due again. */
export const aMinuteLater = () =>
  pool().query("UPDATE webhook_arrivals SET failed_at = failed_at - interval '61 seconds'");
