import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { askPlanned } from "../db/ask.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { decodeCursor } from "../paging.ts";
import { depositsOf } from "./movement-repository.ts";
import type { DepositFilters } from "./schema.ts";

const idRows = z.array(z.object({ id: z.string() }));

export interface ListedAddress {
  readonly id: string;
  readonly connectionId: string;
  readonly reference: string;
  readonly protocol: string;
  readonly address: string;
  readonly boundAt: Date;
  readonly unboundAt: Date | null;
  readonly customerName: string | null;
  readonly customerEmail: string | null;
  readonly deposits: number;
  readonly lastDepositAt: Date | null;
}

/** Bound ones first. */
export async function findAddressIds(scope: Scope, spellings: readonly string[]): Promise<string[]> {
  const named = Prisma.sql`ANY(${[...spellings]})`;
  const found = await askPlanned(Prisma.sql`
    SELECT id FROM deposit_addresses
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND (address = ${named} OR reference = ${named})
    ORDER BY unbound_at DESC NULLS FIRST, id DESC LIMIT 3`);
  return idRows.parse(found).map(({ id }) => id);
}

/** One more row than `limit`, in the direction of reading: newest first, or oldest first towards newer ones. */
export async function listAddresses(
  scope: Scope,
  filters: DepositFilters,
  limit: number,
): Promise<ListedAddress[]> {
  const after = filters.after === undefined ? null : decodeCursor(filters.after);
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const parts = [Prisma.sql`d.merchant_id = ${scope.merchantId} AND d.mode = ${scope.mode}`];
  if (filters.state === "bound") parts.push(Prisma.sql`d.unbound_at IS NULL`);
  if (filters.state === "unbound") parts.push(Prisma.sql`d.unbound_at IS NOT NULL`);
  if (filters.q) parts.push(matching(filters.q));
  if (after) parts.push(Prisma.sql`(d.bound_at, d.id) < (${after.at}, ${after.id})`);
  if (before) parts.push(Prisma.sql`(d.bound_at, d.id) > (${before.at}, ${before.id})`);
  const order = before ? Prisma.sql`d.bound_at ASC, d.id ASC` : Prisma.sql`d.bound_at DESC, d.id DESC`;
  return db().$queryRaw<ListedAddress[]>`
    SELECT d.id, d.connection_id AS "connectionId", d.reference, d.protocol, d.address, d.bound_at AS "boundAt",
      d.unbound_at AS "unboundAt", c.name AS "customerName", c.email AS "customerEmail",
      seen.count AS deposits, seen.last AS "lastDepositAt"
    FROM deposit_addresses d
    LEFT JOIN customers c ON c.merchant_id = d.merchant_id AND c.id = d.customer_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, max(t.created_at) AS last FROM transactions t WHERE ${depositsOf()}
    ) AS seen
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY ${order} LIMIT ${limit + 1}`;
}

function matching(q: string): Prisma.Sql {
  const like = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return Prisma.sql`(d.id = ${q} OR d.reference ILIKE ${like} OR d.address ILIKE ${like}
    OR c.name ILIKE ${like} OR c.email ILIKE ${like})`;
}

export async function findCustomer(
  scope: Scope,
  id: string,
): Promise<{ readonly name: string; readonly email: string | null } | null> {
  return db().customer.findFirst({
    where: { merchantId: scope.merchantId, id },
    select: { name: true, email: true },
  });
}
