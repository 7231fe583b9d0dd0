import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { FOLDED_FROM, FOLDED_TO, fold } from "../customers/fold.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { besideWall } from "../db/walls/wall.ts";
import { isId } from "../ids.ts";
import type { Cursor } from "../paging.ts";

const rows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    country: z.string().nullable(),
    createdAt: z.date(),
  }),
);
export type ListedCustomer = z.infer<typeof rows>[number];

const COLUMNS = Prisma.sql`c.id, c.name, c.email, c.country, c.created_at AS "createdAt"`;

export interface ListPosition {
  readonly direction: "older" | "newer";
  readonly cursor: Cursor | null;
  readonly limit: number;
}

/** One more row than the limit, in the direction of reading. Those who were merged into another are found as that other. */
export async function listRows(
  scope: Scope,
  q: string | undefined,
  position: ListPosition,
): Promise<ListedCustomer[]> {
  const page = pageOf(position);
  const own = Prisma.sql`c.merchant_id = ${scope.merchantId} AND c.merged_into_id IS NULL`;
  const few = q === undefined ? null : await findFew(scope, q);
  if (q !== undefined && few === null) return listMany(scope, q, position);
  const among = few === null ? Prisma.empty : Prisma.sql`AND c.id = ANY(${few})`;
  return rows.parse(await db().$queryRaw`SELECT ${COLUMNS} FROM customers c WHERE ${own} ${among} ${page}`);
}

/** Up to here the page is chosen among all that match. */
const FEW = 1000;
const idRows = z.array(z.object({ id: z.string() }));

/**
 * Everybody who matches; null when they are many. Asked by itself, since PostgreSQL takes the beginnings of words for
 * frequent: it would look for the few along the whole list, newest first.
 */
async function findFew(scope: Scope, q: string): Promise<string[] | null> {
  const looks = conditions("c", q).map(
    (condition) => Prisma.sql`(SELECT coalesce(c.merged_into_id, c.id) AS id FROM customers c
      WHERE c.merchant_id = ${scope.merchantId} AND ${condition} LIMIT ${FEW + 1})`,
  );
  const found = idRows.parse(await besideWall(() => db().$queryRaw(Prisma.join(looks, " UNION ALL "))));
  return found.length > FEW ? null : [...new Set(found.map(({ id }) => id))];
}

/** Where many match, the page is soon full along the list. */
async function listMany(scope: Scope, q: string, position: ListPosition): Promise<ListedCustomer[]> {
  const { merchantId } = scope;
  const page = pageOf(position);
  const matches = (alias: "c" | "m") => Prisma.join(conditions(alias, q), " OR ", "(", ")");
  const found = await db().$queryRaw`
    SELECT * FROM (
      (SELECT ${COLUMNS} FROM customers c
        WHERE c.merchant_id = ${merchantId} AND c.merged_into_id IS NULL AND ${matches("c")} ${page})
      UNION
      (SELECT ${COLUMNS} FROM customers m
        JOIN customers c ON c.merchant_id = m.merchant_id AND c.id = m.merged_into_id
        WHERE m.merchant_id = ${merchantId} AND m.merged_into_id IS NOT NULL AND ${matches("m")} ${page})
    ) AS found ${orderOf(position, Prisma.sql`"createdAt"`, Prisma.sql`id`)}`;
  return rows.parse(found);
}

/** As coalesce(o.merged_into_id, o.id), which no index serves behind row security: PostgreSQL does not know that it tells nothing. */
const pageIdOf = Prisma.sql`CASE WHEN o.merged_into_id IS NULL THEN o.id ELSE o.merged_into_id END`;

/** Whose page a whole id or own reference is; null when it is none of either. */
export async function findByExactId(scope: Scope, q: string): Promise<ListedCustomer[]> {
  const { merchantId } = scope;
  const named = isId("customer", q) ? Prisma.sql`o.id = ${q}` : Prisma.sql`o.external_ref = ${q}`;
  const found = await db().$queryRaw`
    SELECT DISTINCT ${COLUMNS} FROM customers o
      JOIN customers c ON c.merchant_id = o.merchant_id AND c.id = ${pageIdOf}
    WHERE o.merchant_id = ${merchantId} AND ${named} ORDER BY "createdAt" DESC, id DESC LIMIT 50`;
  return rows.parse(found);
}

function pageOf(position: ListPosition): Prisma.Sql {
  const { cursor, direction } = position;
  const key = cursor && Prisma.sql`(${cursor.at}, ${cursor.id})`;
  const beyond =
    key === null
      ? Prisma.empty
      : direction === "newer"
        ? Prisma.sql`AND (c.created_at, c.id) > ${key}`
        : Prisma.sql`AND (c.created_at, c.id) < ${key}`;
  return Prisma.sql`${beyond} ${orderOf(position, Prisma.sql`c.created_at`, Prisma.sql`c.id`)}`;
}

function orderOf({ direction, limit }: ListPosition, at: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  return direction === "newer"
    ? Prisma.sql`ORDER BY ${at} ASC, ${id} ASC LIMIT ${limit + 1}`
    : Prisma.sql`ORDER BY ${at} DESC, ${id} DESC LIMIT ${limit + 1}`;
}

/** Beginnings: of the e-mail, or of the words of the name, in any order. Each has an index. */
function conditions(alias: "c" | "m", q: string): Prisma.Sql[] {
  const of = Prisma.raw(alias);
  const prefix = `${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const words = fold(q).match(/[\p{L}\p{N}]+/gu) ?? [];
  const query = words.map((word) => `${word}:*`).join(" & ");
  const email = Prisma.sql`lower(${of}.email) LIKE ${prefix}`;
  if (query === "") return [email];
  // Exactly the expression of the index.
  const name = Prisma.raw(
    `to_tsvector('simple', translate(lower(${alias}.name), '${FOLDED_FROM}', '${FOLDED_TO}'))`,
  );
  return [email, Prisma.sql`${name} @@ to_tsquery('simple', ${query})`];
}
