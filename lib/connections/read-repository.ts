import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Connection as ConnectionRow, Merchant } from "../db/generated/client.ts";
import type { ChecklistSigns } from "./checklist.ts";

/** Figures of one connection: calls since a day. */
export interface Activity {
  readonly connectionId: string;
  readonly calls: number;
  readonly answered: number;
  readonly answerP95Ms: number | null;
  /** The newest calls, at least three of them, all ended in 401. */
  readonly refusedLately: boolean;
  /** Since when the breaker is open, by the word of a process that used it lately. */
  readonly pausedSince: Date | null;
  /** Fewer webhooks come than usual, in a sentence. */
  readonly silence: string | null;
  readonly hasTransactions: boolean;
}

const DAY = 24 * 60 * 60 * 1000;
/** A process that died with an open breaker must not be believed for ever. */
const BELIEVED_MS = 10 * 60 * 1000;

/**
 * Activity of all the merchant's connections of the scope's mode. The newest transaction is asked for rather than
 * any: for any, reading the table until there is one seems cheapest, and where there is none all of it is read.
 */
export async function listActivity(scope: Scope, now: Date): Promise<Map<string, Activity>> {
  const dayAgo = new Date(now.getTime() - DAY);
  const lately = new Date(now.getTime() - BELIEVED_MS);
  const rows = await db().$queryRaw<Activity[]>`
    SELECT connections.id AS "connectionId", calls.made AS calls, calls.answered, calls.p95 AS "answerP95Ms",
      COALESCE(newest.refused, false) AS "refusedLately",
      quiet.quiet_note AS silence, sign.breaker_changed_at AS "pausedSince",
      (SELECT true FROM transactions WHERE transactions.merchant_id = connections.merchant_id
        AND transactions.mode = connections.mode AND transactions.connection_id = connections.id
        ORDER BY transactions.created_at DESC, transactions.id DESC LIMIT 1) IS NOT NULL AS "hasTransactions"
    FROM connections
    LEFT JOIN connection_signs AS sign ON sign.merchant_id = connections.merchant_id
      AND sign.connection_id = connections.id AND sign.breaker = 'open' AND sign.updated_at > ${lately}
    LEFT JOIN connection_signs AS quiet ON quiet.merchant_id = connections.merchant_id
      AND quiet.connection_id = connections.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS made, count(*) FILTER (WHERE status < 500)::int AS answered,
        percentile_disc(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95
      FROM provider_calls WHERE provider_calls.merchant_id = connections.merchant_id
        AND provider_calls.connection_id = connections.id AND provider_calls.at > ${dayAgo}
    ) AS calls
    CROSS JOIN LATERAL (
      SELECT count(*) >= 3 AND every(status = 401) AS refused FROM (
        SELECT COALESCE(status, 0) AS status FROM provider_calls
        WHERE provider_calls.merchant_id = connections.merchant_id
          AND provider_calls.connection_id = connections.id AND provider_calls.at > connections.credentials_set_at
        ORDER BY provider_calls.at DESC LIMIT 5) AS last_calls
    ) AS newest
    WHERE connections.merchant_id = ${scope.merchantId} AND connections.mode = ${scope.mode}`;
  return new Map(rows.map((row) => [row.connectionId, row]));
}

type Seen = Omit<ChecklistSigns, "mode" | "credentialsAccepted" | "isEncrypted" | "keyIsYoung">;

/** What the records of the last 30 days show of one connection. */
export async function findSeen(
  scope: Scope,
  connection: Pick<ConnectionRow, "id" | "provider">,
  now: Date,
): Promise<Seen> {
  const { merchantId, mode } = scope;
  const since = new Date(now.getTime() - 30 * DAY);
  const [seen] = await db().$queryRaw<Seen[]>`
    WITH recent AS (
      SELECT id, status, paid_at FROM transactions
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND connection_id = ${connection.id} AND created_at > ${since}
      ORDER BY created_at DESC LIMIT 2000
    ), events AS (
      SELECT id, channel FROM webhook_events
      WHERE merchant_id = ${merchantId} AND connection_id = ${connection.id} AND received_at > ${since} AND status <> 'rejected'
      ORDER BY received_at DESC LIMIT 5000
    )
    SELECT
      EXISTS (SELECT FROM events WHERE channel = 'webhook') AS "signedWebhookSeen",
      EXISTS (SELECT FROM recent WHERE paid_at IS NOT NULL) AS "paymentSeen",
      EXISTS (SELECT FROM recent WHERE status IN ('declined', 'failed')) AS "declineSeen",
      EXISTS (
        SELECT FROM webhook_attempts AS attempt JOIN events ON events.id = attempt.event_id
        WHERE attempt.merchant_id = ${merchantId} AND attempt.trigger = 'replay'
          AND attempt.outcome IN ('processed', 'ignored', 'duplicate')
      ) AS "replayWorked",
      EXISTS (
        SELECT FROM timeline_entries AS entry JOIN recent ON recent.id = entry.transaction_id
        WHERE entry.merchant_id = ${merchantId} AND entry.source IN ('poll', 'api', 'recovery') AND entry.verdict = 'same'
      ) AS "pollAgreed",
      (
        EXISTS (
          SELECT FROM webhook_attempts AS attempt JOIN events ON events.id = attempt.event_id
          WHERE attempt.merchant_id = ${merchantId} AND attempt.outcome IN ('failed', 'dead')
        )
        OR EXISTS (
          SELECT FROM connection_signs WHERE merchant_id = ${merchantId} AND connection_id = ${connection.id}
            AND breaker_changed_at > ${since}
        )
        OR EXISTS (
          SELECT FROM provider_drifts WHERE merchant_id = ${merchantId} AND connection_id = ${connection.id}
            AND last_at > ${since}
        )
      ) AS "alertFired",
      EXISTS (
        SELECT FROM connections WHERE merchant_id = ${merchantId} AND mode = 'live' AND provider = ${connection.provider}
          AND credentials_check = 'accepted' AND disabled_at IS NULL
      ) AS "liveConnected"`;
  if (seen === undefined) throw new Error("a query of EXISTS always answers one row");
  return seen;
}

/** Merchants by name, for the operator's own list: the one read here that crosses merchants. */
export async function listMerchants(): Promise<Merchant[]> {
  return db().merchant.findMany({ orderBy: { createdAt: "asc" } });
}

/** Both modes, by name. */
export async function listNamedConnections({
  merchantId,
}: Pick<Scope, "merchantId">): Promise<Pick<ConnectionRow, "id" | "name" | "mode">[]> {
  return db().connection.findMany({
    where: { merchantId },
    select: { id: true, name: true, mode: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
