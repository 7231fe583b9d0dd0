import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { besideWall } from "../db/walls/wall.ts";
import type { StoredCustomer } from "./repository.ts";
import { DUPLICATE_REASONS } from "./schema.ts";

const alike = z.array(z.object({ id: z.string(), reason: z.enum(DUPLICATE_REASONS) }));

export interface LikelyDuplicate {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly country: string | null;
  readonly createdAt: Date;
  readonly reason: (typeof DUPLICATE_REASONS)[number];
}

const LIMIT = 10;

/** Customers that share an e-mail in another spelling, a name or a reference with this one; once for each reason. */
export async function findLikely(scope: Scope, customer: StoredCustomer): Promise<LikelyDuplicate[]> {
  const { id, name, email, country, externalRef } = customer;
  const { merchantId } = scope;
  const lookUp = (reason: Prisma.Sql, condition: Prisma.Sql) => Prisma.sql`
    (SELECT o.id, ${reason} AS reason FROM customers o
      WHERE o.merchant_id = ${merchantId} AND o.merged_into_id IS NULL AND o.id <> ${id} AND ${condition}
      LIMIT ${LIMIT})`;
  const named = Prisma.sql`CASE WHEN o.country = ${country}::text THEN 'name_country' ELSE 'name' END`;
  const looks: Prisma.Sql[] = [];
  if (email !== null)
    looks.push(
      lookUp(
        Prisma.sql`'email'`,
        Prisma.sql`${spelling(Prisma.sql`o.email`)} = ${spelling(Prisma.sql`${email}::text`)}`,
      ),
    );
  // A different country means a namesake.
  if (name !== "")
    looks.push(
      lookUp(
        named,
        Prisma.sql`lower(o.name) = lower(${name}) AND coalesce(o.country, ${country}::text, '') = coalesce(${country}::text, o.country, '')`,
      ),
    );
  if (externalRef !== null)
    looks.push(lookUp(Prisma.sql`'reference'`, Prisma.sql`o.external_ref = ${externalRef}`));
  if (looks.length === 0) return [];
  const pairs = alike.parse(await besideWall(() => db().$queryRaw(Prisma.join(looks, " UNION ALL "))));
  const customers = await db().customer.findMany({
    where: { merchantId, id: { in: pairs.map((pair) => pair.id) } },
    select: { id: true, name: true, email: true, country: true, createdAt: true },
  });
  return pairs.flatMap(({ id: likely, reason }) =>
    customers.filter((one) => one.id === likely).map((one) => ({ ...one, reason })),
  );
}

/** An e-mail without case, without the dots of its first part, without +tag; as in the index customers_same_email_idx. */
function spelling(email: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(replace(regexp_replace(split_part(lower(${email}), '@', 1), '[+].*$', ''), '.', '')
    || '@' || split_part(lower(${email}), '@', 2))`;
}
