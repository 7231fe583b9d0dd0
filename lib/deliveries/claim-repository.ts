import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";
import type { DeliveryId, EndpointId, MerchantId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import type { DeliveryTrigger } from "./status.ts";

/** A delivery whose turn it is, leased to one worker until the lease ends, with all that its try needs. */
export interface ClaimedDelivery {
  readonly merchantId: MerchantId;
  readonly mode: Mode;
  readonly id: DeliveryId;
  readonly endpointId: EndpointId;
  readonly eventId: string;
  readonly trigger: DeliveryTrigger;
  readonly attempts: number;
  readonly round: number;
  readonly leaseBy: string;
  readonly url: string;
  readonly body: string;
  readonly sealedSecret: Uint8Array;
  readonly previousSealedSecret: Uint8Array | null;
  readonly previousSecretUntil: Date | null;
}

export interface ClaimOptions {
  readonly now: Date;
  readonly leaseUntil: Date;
  /** Names this claim; each delivery's lease is this and its own id. */
  readonly claimId: string;
  /** As many as the process can take. */
  readonly limit: number;
  /** From so many failures in a row on, one try at a time shows whether the endpoint is back. */
  readonly breakAfter: number;
}

/** An endpoint that may be sent to at this moment and has something due. */
export interface Lane {
  readonly merchantId: MerchantId;
  readonly id: EndpointId;
}

/**
 * The lanes in which something is due, locked until the database transaction ends: a worker that looks meanwhile passes
 * them by. Crosses merchants: it is the workers' own query.
 */
export async function lockLanes(tx: Tx, now: Date): Promise<Lane[]> {
  return tx.$queryRaw<Lane[]>`
    SELECT merchant_id AS "merchantId", id FROM endpoints AS endpoint
    WHERE status = 'enabled' AND deleted_at IS NULL AND (resume_at IS NULL OR resume_at <= ${now}::timestamptz)
      AND EXISTS (
        SELECT FROM deliveries WHERE deliveries.merchant_id = endpoint.merchant_id
          AND deliveries.endpoint_id = endpoint.id AND due_at <= ${now}::timestamptz)
    FOR UPDATE SKIP LOCKED`;
}

/**
 * Takes due deliveries of locked lanes, each lane's own in the order in which they are due, as many as the endpoint's
 * concurrency, rate and health leave room for. First the first of every endpoint, then the second, what it has under way
 * counted: however long one's backlog, and however few places are free, the others are not behind it. It is a statement
 * after the lock, since one that waited for nothing would still count by what it saw before the lock, and two workers
 * together would pass the endpoint's limits. What is under way is due when its lease ends, so that counting it looks at
 * the next moments of the queue and not at all of it.
 */
export async function claimDue(
  tx: Tx,
  lanes: readonly Lane[],
  options: ClaimOptions,
): Promise<ClaimedDelivery[]> {
  const { now, leaseUntil, claimId, limit, breakAfter } = options;
  return tx.$queryRaw<ClaimedDelivery[]>`
    WITH room AS MATERIALIZED (
      SELECT endpoint.merchant_id, endpoint.id, underway.count AS underway, LEAST(
        CASE WHEN consecutive_failures >= ${breakAfter}::int THEN 1 ELSE concurrency END - underway.count,
        floor(rate_per_second * (1 - extract(epoch FROM GREATEST(slot_at, ${now}::timestamptz) - ${now}::timestamptz)))
      ) AS free
      FROM endpoints AS endpoint
      JOIN unnest(${lanes.map(({ merchantId }) => merchantId)}::text[], ${lanes.map(({ id }) => id)}::text[])
        AS lane(merchant_id, id) ON lane.merchant_id = endpoint.merchant_id AND lane.id = endpoint.id
      CROSS JOIN LATERAL (
        SELECT count(*) FROM deliveries WHERE deliveries.merchant_id = endpoint.merchant_id
          AND deliveries.endpoint_id = endpoint.id AND due_at > ${now}::timestamptz
          AND due_at <= ${leaseUntil}::timestamptz + interval '1 minute' AND lease_until > ${now}::timestamptz
      ) AS underway
    ), due AS MATERIALIZED (
      SELECT next.merchant_id, next.id, next.endpoint_id
      FROM room CROSS JOIN LATERAL (
        SELECT mine.*, row_number() OVER (ORDER BY mine.due_at, mine.id) AS place FROM (
          SELECT merchant_id, id, endpoint_id, due_at FROM deliveries
          WHERE deliveries.merchant_id = room.merchant_id AND deliveries.endpoint_id = room.id
            AND due_at <= ${now}::timestamptz
          ORDER BY due_at, id LIMIT GREATEST(room.free, 0)::int FOR UPDATE SKIP LOCKED) AS mine
      ) AS next
      ORDER BY room.underway + next.place, next.due_at LIMIT ${limit}::int
    ), taken AS (
      UPDATE deliveries SET due_at = ${leaseUntil}::timestamptz, lease_until = ${leaseUntil}::timestamptz,
        lease_by = ${claimId}::text || deliveries.id
      FROM due WHERE deliveries.merchant_id = due.merchant_id AND deliveries.id = due.id
      RETURNING deliveries.*
    ), slots AS (
      UPDATE endpoints SET slot_at = GREATEST(endpoints.slot_at, ${now}::timestamptz)
        + counted.count * interval '1 second' / endpoints.rate_per_second
      FROM (SELECT merchant_id, endpoint_id, count(*) AS count FROM due GROUP BY 1, 2) AS counted
      WHERE endpoints.merchant_id = counted.merchant_id AND endpoints.id = counted.endpoint_id
    )
    SELECT taken.merchant_id AS "merchantId", taken.mode, taken.id, taken.endpoint_id AS "endpointId",
      taken.event_id AS "eventId", taken.trigger, taken.attempts, taken.round, taken.lease_by AS "leaseBy",
      endpoint.url, event.body, endpoint.sealed_secret AS "sealedSecret",
      endpoint.previous_sealed_secret AS "previousSealedSecret",
      endpoint.previous_secret_until AS "previousSecretUntil"
    FROM taken
    JOIN endpoints AS endpoint ON endpoint.merchant_id = taken.merchant_id AND endpoint.id = taken.endpoint_id
    JOIN outbound_events AS event ON event.merchant_id = taken.merchant_id AND event.id = taken.event_id`;
}

/** One HTTP request as the log keeps it. */
export interface AttemptRow {
  readonly id: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseStatus: number | null;
  readonly responseBody: string;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly nextAttemptAt: Date | null;
}

export async function insertAttempt(tx: Tx, claim: ClaimedDelivery, attempt: AttemptRow): Promise<void> {
  const { merchantId, id: deliveryId, attempts, trigger, url } = claim;
  await tx.deliveryAttempt.create({
    data: {
      ...attempt,
      merchantId,
      deliveryId,
      number: attempts + 1,
      trigger,
      url,
      requestHeaders: { ...attempt.requestHeaders },
    },
  });
}

/** Ends a try. False where the lease was lost: somebody else has it now, and their outcome counts. */
export async function endTry(
  tx: Tx,
  { merchantId, id, leaseBy, attempts, round }: ClaimedDelivery,
  outcome: Pick<AttemptRow, "responseStatus" | "errorCode" | "errorMessage" | "nextAttemptAt"> & {
    readonly endedAt: Date;
  },
): Promise<boolean> {
  const { errorCode, nextAttemptAt, endedAt, ...rest } = outcome;
  const delivered = errorCode === null;
  const failed = nextAttemptAt === null ? "failed" : "retrying";
  const { count } = await tx.delivery.updateMany({
    where: { merchantId, id, leaseBy },
    data: {
      ...rest,
      errorCode,
      status: delivered ? "delivered" : failed,
      attempts: attempts + 1,
      round: round + 1,
      dueAt: nextAttemptAt,
      leaseUntil: null,
      leaseBy: null,
      lastAttemptAt: endedAt,
      ...(delivered ? { deliveredAt: endedAt } : {}),
    },
  });
  return count === 1;
}

/** Gives a delivery back that was not sent, due at once. */
export async function releaseClaim(claim: ClaimedDelivery, now: Date): Promise<void> {
  const { merchantId, id, leaseBy } = claim;
  const data = { dueAt: now, leaseUntil: null, leaseBy: null };
  await db().delivery.updateMany({ where: { merchantId, id, leaseBy }, data });
}
