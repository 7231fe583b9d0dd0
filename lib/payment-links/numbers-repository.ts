import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";

/** What came of the payments of one link, counted from their rows. */
export interface LinkNumbers {
  readonly linkId: string;
  /** Payments that payers began. One that went on at another provider is one. */
  readonly started: number;
  /** Null before anybody has paid. */
  readonly medianSeconds: number | null;
  readonly refunded: number;
}

/** By link; a link on which nobody has begun a payment is left out. One statement, however many links. */
export async function countOfLinks(
  { merchantId }: Scope,
  linkIds: readonly string[],
): Promise<ReadonlyMap<string, LinkNumbers>> {
  if (linkIds.length === 0) return new Map();
  const rows = await db().$queryRaw<LinkNumbers[]>`
    SELECT payment.link_id AS "linkId",
      count(*) FILTER (WHERE NOT EXISTS (
        SELECT FROM payment_fallbacks AS fallback
        WHERE fallback.merchant_id = payment.merchant_id AND fallback.next_id = payment.id
      ))::int AS started,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM payment.paid_at - payment.created_at))
        FILTER (WHERE payment.paid_at IS NOT NULL))::int AS "medianSeconds",
      count(*) FILTER (WHERE payment.refunded > 0)::int AS refunded
    FROM transactions AS payment
    WHERE payment.merchant_id = ${merchantId} AND payment.link_id = ANY(${[...linkIds]}) AND payment.kind = 'payment'
    GROUP BY payment.link_id`;
  return new Map(rows.map((row) => [row.linkId, row]));
}
