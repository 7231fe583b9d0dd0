import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Waiting } from "./waiting.ts";

/** What came before this moment and still waits for a worker to file it; null: nothing. */
export async function findWaiting(scope: Scope, before: Date): Promise<Waiting | null> {
  const [waiting] = await db().$queryRaw<{ count: number; since: Date | null }[]>`
    SELECT count(*)::int AS count, min(at) AS since
    FROM webhook_arrivals CROSS JOIN LATERAL unnest(received_at) AS at
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND at < ${before}`;
  if (!waiting || waiting.since === null) return null;
  return { count: waiting.count, since: waiting.since };
}
