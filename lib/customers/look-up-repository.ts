import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { ask } from "../db/ask.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { besideWall } from "../db/walls/wall.ts";
import type { CustomerId } from "../ids.ts";
import { FOLDED_FROM, FOLDED_TO, fold } from "./fold.ts";

const idRows = z.array(z.object({ id: z.string() }));

/** Customers beyond this many are left out: such a search needs more letters. */
const MOST_CUSTOMERS = 200;

export async function findCustomerIdsByIds(scope: Scope, ids: readonly CustomerId[]): Promise<string[]> {
  return select(scope, Prisma.sql`id = ANY(${[...ids]})`);
}

/** `emails` in lower case. */
export async function findCustomerIdsByEmails(scope: Scope, emails: readonly string[]): Promise<string[]> {
  return select(scope, Prisma.sql`lower(email) = ANY(${[...emails]})`);
}

export async function findCustomerIdsByEmailBeginning(scope: Scope, text: string): Promise<string[]> {
  const pattern = `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return select(scope, Prisma.sql`lower(email) LIKE ${pattern}`);
}

/** Finding whole words is several times quicker than finding what begins with them. */
export type WordFit = "whole" | "begun";

/**
 * Those whose name has, for one of `ways`, each of its words, or a word that begins with it. Letters and digits only. Each way
 * is a look of its own into the index: hundreds of them in one query PostgreSQL would take for nearly all rows, and
 * read the whole table.
 */
export async function findCustomerIdsByName(
  scope: Scope,
  ways: readonly (readonly string[])[],
  fit: WordFit,
): Promise<string[]> {
  const suffix = fit === "whole" ? "" : ":*";
  const queries = ways.map((words) => words.map((word) => fold(word) + suffix).join(" & "));
  const find = Prisma.sql`
    SELECT DISTINCT named.id FROM unnest(${queries}::text[]) AS way(query)
    CROSS JOIN LATERAL (
      SELECT coalesce(merged_into_id, id) AS id FROM customers
      WHERE merchant_id = ${scope.merchantId} AND ${NAME_WORDS} @@ to_tsquery('simple', way.query)
      LIMIT ${MOST_CUSTOMERS}) AS named
    ORDER BY named.id DESC LIMIT ${MOST_CUSTOMERS}`;
  return idRows.parse(await besideWall(() => ask(find))).map((row) => row.id);
}

export async function listCustomerNames(
  scope: Scope,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly name: string; readonly email: string | null }[]> {
  return db().customer.findMany({
    where: { merchantId: scope.merchantId, id: { in: [...ids] } },
    select: { id: true, name: true, email: true },
    orderBy: { id: "desc" },
  });
}

/** Exactly the expression of the index. */
const NAME_WORDS = Prisma.raw(
  `to_tsvector('simple', translate(lower(name), '${FOLDED_FROM}', '${FOLDED_TO}'))`,
);

/** The newest first. Who was merged into another is found as that other, who has their payments. */
async function select(scope: Scope, condition: Prisma.Sql): Promise<string[]> {
  const find = Prisma.sql`
    SELECT DISTINCT coalesce(merged_into_id, id) AS id FROM customers
    WHERE merchant_id = ${scope.merchantId} AND ${condition}
    ORDER BY id DESC LIMIT ${MOST_CUSTOMERS}`;
  return idRows.parse(await besideWall(() => ask(find))).map((row) => row.id);
}
