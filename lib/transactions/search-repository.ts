import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { ask, askPlanned } from "../db/ask.ts";
import { Prisma } from "../db/generated/client.ts";
import { besideWall } from "../db/walls/wall.ts";
import { isId, timeOfId } from "../ids.ts";
import { type Asked, askedCondition, type IdColumn } from "./condition-repository.ts";

const idRows = z.array(z.object({ id: z.string() }));
const namedRows = z.array(z.object({ name: z.string(), value: z.string() }));
const foundRows = z.array(z.object({ index: z.int(), id: z.string() }));
/** Rows of one id that are looked at for the modes they are in. */
const MOST_OF_ONE = 100;

export interface NamedExactly {
  /** The columns in which a transaction has exactly one of the values, with the mode it is in: any mode of the merchant. */
  readonly columns: readonly { readonly column: IdColumn; readonly mode: string }[];
  /** Payment links of the scope's mode with exactly this id, slug or invoice number. */
  readonly linkIds: readonly string[];
}

/** What has exactly this id: one question for each index, all in one statement. */
export async function findNamedExactly(
  scope: Scope,
  columns: readonly IdColumn[],
  { text, values }: { readonly text: string; readonly values: readonly string[] },
): Promise<NamedExactly> {
  const each = columns.map(
    (column) => Prisma.sql`
      SELECT DISTINCT ${column}::text AS name, mode AS value FROM (
        SELECT t.mode FROM transactions t
        WHERE t.merchant_id = ${scope.merchantId} AND ${askedCondition({ is: "id", column, values })}
        LIMIT ${MOST_OF_ONE}) AS rows`,
  );
  const links = Prisma.sql`SELECT 'link'::text AS name, id AS value FROM (${linksNamed(scope, text)}) AS links`;
  const found = namedRows.parse(await askPlanned(Prisma.join([...each, links], " UNION ALL ")));
  return {
    columns: found.flatMap(({ name, value }) => {
      const column = columns.find((one) => one === name);
      return column === undefined ? [] : [{ column, mode: value }];
    }),
    linkIds: found.filter(({ name }) => name === "link").map(({ value }) => value),
  };
}

/** Up to here a page is chosen among all rows that a search finds. */
const FEW = 500;

/**
 * What a search finds, each part by its own index: the rows themselves where they are few, the condition where they are
 * many and a page of it is soon full. PostgreSQL takes beginnings for frequent, and asked for all parts at once in the
 * list's order it walks a million rows to find one.
 */
export async function collect(scope: Scope, asked: readonly Asked[]): Promise<Asked[]> {
  if (asked.length === 0) return [];
  const each = asked.map(
    (one, index) => Prisma.sql`
      (SELECT ${index}::int AS index, t.id FROM transactions t
       WHERE t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode} AND ${askedCondition(one)}
       LIMIT ${FEW + 1})`,
  );
  const found = foundRows.parse(await besideWall(() => ask(Prisma.join(each, " UNION ALL "))));
  const [only, ...others] = asked.filter((_, place) => found.some(({ index }) => index === place));
  // Their index leads to a person's payments at once, the key to one payment each time.
  if (only?.is === "customers" && others.length === 0 && found.length <= FEW) return [{ ...only, few: true }];
  const many = asked.filter((_, place) => found.filter(({ index }) => index === place).length > FEW);
  const ids = found.filter(({ index }) => !many.some((one) => one === asked[index])).map(({ id }) => id);
  return ids.length === 0 ? many : [...many, { is: "transactions", ids: [...new Set(ids)] }];
}

/**
 * Transactions of the webhook events with exactly this id, ours or the provider's on any connection. Theirs are found
 * through the narrow table of keys; either id then names the month to look in.
 */
export async function findTransactionIdsOfEvent(
  scope: Scope,
  connectionIds: readonly string[],
  q: string,
): Promise<string[]> {
  const keys = await askPlanned(Prisma.sql`
    SELECT event_id AS id FROM webhook_event_keys
    WHERE merchant_id = ${scope.merchantId} AND connection_id = ANY(${[...connectionIds]}) AND external_event_id = ${q}
    LIMIT 50`);
  const ids = [q, ...idRows.parse(keys).map((row) => row.id)].filter((id) => isId("webhookEvent", id));
  if (ids.length === 0) return [];
  const times = ids.map(timeOfId);
  // One by one: planned for any moments at once, it would look into every month.
  const found = await askPlanned(Prisma.sql`
    SELECT DISTINCT event.transaction_id AS id
    FROM unnest(${ids}::text[], ${times}::timestamptz[]) AS named(id, at)
    CROSS JOIN LATERAL (
      SELECT transaction_id FROM webhook_events
      WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND transaction_id IS NOT NULL
        AND id = named.id AND received_at = named.at LIMIT 1) AS event`);
  return idRows.parse(found).map((row) => row.id);
}

/** The payment link with this id, slug or invoice number, in the scope's mode. */
export async function findLinkIds(scope: Scope, q: string): Promise<string[]> {
  return idRows.parse(await askPlanned(linksNamed(scope, q))).map((row) => row.id);
}

function linksNamed({ merchantId, mode }: Scope, q: string): Prisma.Sql {
  return Prisma.sql`
    SELECT id FROM payment_links
    WHERE merchant_id = ${merchantId} AND mode = ${mode} AND (id = ${q} OR slug = ${q} OR invoice_number = ${q})`;
}
