import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";
import { MOST_TAGS } from "./schema.ts";

const ids = z.array(z.object({ id: z.string() }));
const tags = z.array(z.object({ tag: z.string() }));

/** More are not offered for completion; whoever has that many types. */
const MOST_OFFERED = 200;

/**
 * Tags those of the transactions that are the scope's, do not have it yet and have room; answers which. Each
 * transaction is locked first, in the order of their ids: two people who tag at once cannot pass the limit together,
 * nor wait for each other in a circle.
 */
export async function insertTags(
  tx: Tx,
  scope: Scope,
  add: { readonly ids: readonly string[]; readonly tag: string; readonly by: string; readonly at: Date },
): Promise<string[]> {
  await tx.$queryRaw`
    SELECT count(*)::int AS locked FROM (
      SELECT id FROM transactions
      WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND id = ANY(${[...add.ids]})
      ORDER BY id FOR NO KEY UPDATE) held`;
  const found = await tx.$queryRaw`
    INSERT INTO transaction_tags (merchant_id, transaction_id, tag, added_by, added_at)
    SELECT t.merchant_id, t.id, ${add.tag}, ${add.by}, ${add.at}::timestamptz FROM transactions t
    WHERE t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode} AND t.id = ANY(${[...add.ids]})
      AND (SELECT count(*) FROM transaction_tags had
           WHERE had.merchant_id = t.merchant_id AND had.transaction_id = t.id) < ${MOST_TAGS}::int
    ON CONFLICT DO NOTHING RETURNING transaction_id AS id`;
  return ids.parse(found).map(({ id }) => id);
}

/** Takes the tag from those of the transactions that are the scope's and have it; answers which. */
export async function deleteTags(
  tx: Tx,
  scope: Scope,
  remove: { readonly ids: readonly string[]; readonly tag: string },
): Promise<string[]> {
  const found = await tx.$queryRaw`
    DELETE FROM transaction_tags g USING transactions t
    WHERE g.merchant_id = ${scope.merchantId} AND g.transaction_id = ANY(${[...remove.ids]}) AND g.tag = ${remove.tag}
      AND t.merchant_id = g.merchant_id AND t.id = g.transaction_id AND t.mode = ${scope.mode}
    RETURNING g.transaction_id AS id`;
  return ids.parse(found).map(({ id }) => id);
}

/** Those of the transactions, of the scope, that carry the tag. */
export async function idsWithTag(
  tx: Tx,
  scope: Scope,
  among: readonly string[],
  tag: string,
): Promise<string[]> {
  const found = await tx.transactionTag.findMany({
    where: { merchantId: scope.merchantId, transactionId: { in: [...among] }, tag },
    select: { transactionId: true },
  });
  return found.map(({ transactionId }) => transactionId);
}

/** Every tag in use, in order. Jumps from tag to tag in the index: as fast with a million tagged rows as with ten. */
export async function listMerchantTags(scope: Scope): Promise<string[]> {
  const found = await db().$queryRaw`
    WITH RECURSIVE known AS (
      (SELECT tag FROM transaction_tags WHERE merchant_id = ${scope.merchantId} ORDER BY tag LIMIT 1)
      UNION ALL
      SELECT (SELECT next.tag FROM transaction_tags next
              WHERE next.merchant_id = ${scope.merchantId} AND next.tag > known.tag ORDER BY next.tag LIMIT 1)
      FROM known WHERE known.tag IS NOT NULL
    )
    SELECT tag FROM known WHERE tag IS NOT NULL LIMIT ${MOST_OFFERED}::int`;
  return tags.parse(found).map(({ tag }) => tag);
}
