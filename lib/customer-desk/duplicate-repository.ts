import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { StoredCustomer } from "./repository.ts";
import { DUPLICATE_REASONS } from "./schema.ts";

const found = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    country: z.string().nullable(),
    createdAt: z.date(),
    reason: z.enum(DUPLICATE_REASONS),
  }),
);
export type LikelyDuplicate = z.infer<typeof found>[number];

const LIMIT = 10;

/** Customers that share an e-mail in another spelling, a name or a reference with this one; once for each reason. */
export async function findLikely(scope: Scope, customer: StoredCustomer): Promise<LikelyDuplicate[]> {
  const { id, name, email, country, externalRef } = customer;
  const { merchantId } = scope;
  const lookUp = (reason: Prisma.Sql, condition: Prisma.Sql) => Prisma.sql`
    (SELECT o.id, o.name, o.email, o.country, o.created_at AS "createdAt", ${reason} AS reason FROM customers o
      WHERE o.merchant_id = ${merchantId} AND o.merged_into_id IS NULL AND o.id <> ${id} AND ${condition}
      LIMIT ${LIMIT})`;
  const named = Prisma.sql`CASE WHEN o.country = ${country}::text THEN 'name_country' ELSE 'name' END`;
  const looks = [];
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
  return found.parse(await db().$queryRaw(Prisma.join(looks, " UNION ALL ")));
}

/** An e-mail without case, without the dots of its first part, without +tag; as in the index customers_same_email_idx. */
function spelling(email: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(replace(regexp_replace(split_part(lower(${email}), '@', 1), '[+].*$', ''), '.', '')
    || '@' || split_part(lower(${email}), '@', 2))`;
}
