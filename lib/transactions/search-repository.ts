import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { isId, timeOfId } from "../ids.ts";
import { likePrefix, rowCondition, type SearchMeaning } from "./condition-repository.ts";

const idRows = z.array(z.object({ id: z.string() }));

/** Customers beyond this many are left out: such a search needs more letters. */
const MOST_CUSTOMERS = 200;

/**
 * Transactions of the webhook events with exactly this id, ours or the provider's on any connection. Theirs are found
 * through the narrow table of keys; either id then names the month to look in.
 */
export async function findTransactionIdsOfEvent(
  scope: Scope,
  connectionIds: readonly string[],
  q: string,
): Promise<string[]> {
  const keys = await db().$queryRaw`
    SELECT event_id AS id FROM webhook_event_keys
    WHERE merchant_id = ${scope.merchantId} AND connection_id = ANY(${[...connectionIds]}) AND external_event_id = ${q}
    LIMIT 50`;
  const ids = [q, ...idRows.parse(keys).map((row) => row.id)].filter((id) => isId("webhookEvent", id));
  if (ids.length === 0) return [];
  const times = ids.map(timeOfId);
  const found = await db().$queryRaw`
    SELECT DISTINCT transaction_id AS id FROM webhook_events
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND transaction_id IS NOT NULL
      AND id = ANY(${ids}) AND received_at = ANY(${times}::timestamptz[]) LIMIT 50`;
  return idRows.parse(found).map((row) => row.id);
}

/** Whether any transaction answers to the search alone, other filters aside. */
export async function existsForSearch(scope: Scope, search: SearchMeaning): Promise<boolean> {
  const condition = rowCondition(scope, { since: null, search });
  const found = await db().$queryRaw`SELECT t.id FROM transactions t WHERE ${condition} LIMIT 1`;
  return idRows.parse(found).length > 0;
}

/** Customers whose e-mail begins with the text, or whose name has words that begin with its words. */
export async function findCustomerIds(scope: Scope, q: string): Promise<string[]> {
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const query = words.map((word) => `${word}:*`).join(" & ");
  const found = await db().$queryRaw`
    SELECT id FROM customers WHERE merchant_id = ${scope.merchantId}
      AND (lower(email) LIKE ${likePrefix(q)} OR to_tsvector('simple', name) @@ to_tsquery('simple', ${query}))
    ORDER BY id LIMIT ${MOST_CUSTOMERS}`;
  return idRows.parse(found).map((row) => row.id);
}
