import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";

export interface EndpointTries {
  readonly endpointId: string;
  readonly tries: number;
  readonly succeeded: number;
  readonly p95Ms: number | null;
}

/**
 * Tries begun after `since`, by endpoint, of its newest `limit` deliveries made after `madeSince`: each endpoint costs
 * one walk along an index, however much was ever sent to it. An endpoint without tries has no row.
 */
export async function measureTries(
  { merchantId }: Scope,
  ids: readonly string[],
  { since, madeSince, limit }: { readonly since: Date; readonly madeSince: Date; readonly limit: number },
): Promise<EndpointTries[]> {
  return db().$queryRaw<EndpointTries[]>`
    SELECT wanted.id AS "endpointId", count(*)::int AS tries,
      (count(*) FILTER (WHERE attempt.error_code IS NULL))::int AS succeeded,
      percentile_disc(0.95) WITHIN GROUP (ORDER BY attempt.duration_ms)::int AS "p95Ms"
    FROM unnest(${[...ids]}::text[]) AS wanted(id)
    CROSS JOIN LATERAL (
      SELECT id FROM deliveries
      WHERE merchant_id = ${merchantId} AND endpoint_id = wanted.id AND created_at > ${madeSince}
      ORDER BY created_at DESC, id DESC LIMIT ${limit}::int
    ) AS recent
    JOIN delivery_attempts AS attempt
      ON attempt.merchant_id = ${merchantId} AND attempt.delivery_id = recent.id AND attempt.started_at > ${since}
    GROUP BY wanted.id`;
}
