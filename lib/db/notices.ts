import { LIVE_CHANNEL } from "../live/topics.ts";
import { pool } from "./pool.ts";
import { statement } from "./statement.ts";

/** What open screens are to be told, each thing once: JSON of merchant and topic. */
export type Notices = Set<string>;

/**
 * All of them in one statement. PostgreSQL lets only one database transaction that notifies commit at a time, in the
 * whole cluster, so whoever commits often tells screens apart from that: see processBatch.
 */
export const SEND_NOTICES = statement(
  `SELECT pg_notify('${LIVE_CHANNEL}', notice)::text FROM unnest($1::text[]) AS notice`,
);

/** Tells open screens at once. For what has been committed already. */
export async function sendNotices(notices: Notices): Promise<void> {
  if (notices.size > 0) await pool().query({ ...SEND_NOTICES, values: [[...notices]] });
}
