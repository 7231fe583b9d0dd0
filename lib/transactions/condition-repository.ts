import type { Scope } from "../auth/scope.ts";
import { Prisma } from "../db/generated/client.ts";
import type { TransactionFilters } from "./schema.ts";

/** What `q` turned out to mean. */
export type SearchMeaning =
  | { readonly type: "exact"; readonly q: string; readonly eventTransactionIds: readonly string[] }
  | { readonly type: "loose"; readonly q: string; readonly customerIds: readonly string[] };

/** Filters with everything looked up that SQL needs; the tab and the page position stand apart. */
export interface RowFilters
  extends Pick<
    TransactionFilters,
    "connection" | "method" | "kind" | "currency" | "country" | "tag" | "min" | "max" | "ids"
  > {
  readonly since: Date | null;
  readonly search: SearchMeaning | null;
}

/** The `WHERE` over `transactions t`. Merchant and mode always lead. */
export function rowCondition(scope: Scope, filters: RowFilters): Prisma.Sql {
  const { since, search, connection, method, kind, currency, country, tag, min, max, ids } = filters;
  const parts = [Prisma.sql`t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode}`];
  if (ids !== undefined) parts.push(Prisma.sql`t.id = ANY(${listOf(ids)})`);
  if (since !== null) parts.push(Prisma.sql`t.created_at >= ${since}`);
  if (connection !== undefined) parts.push(Prisma.sql`t.connection_id = ANY(${listOf(connection)})`);
  if (method !== undefined) parts.push(Prisma.sql`t.method = ANY(${listOf(method)})`);
  if (kind !== undefined) parts.push(Prisma.sql`t.kind = ${kind}`);
  if (currency !== undefined) parts.push(Prisma.sql`t.currency = ${currency}`);
  if (country !== undefined) parts.push(Prisma.sql`t.country = ${country}`);
  if (tag !== undefined) parts.push(tagCondition(tag));
  if (min !== undefined) parts.push(Prisma.sql`t.amount >= ${min}::numeric`);
  if (max !== undefined) parts.push(Prisma.sql`t.amount <= ${max}::numeric`);
  if (search !== null) parts.push(searchCondition(search));
  return Prisma.join(parts, " AND ");
}

/** For a rare tag the index by tag leads to its rows, for a common one each row of the list is looked up by key. */
function tagCondition(tag: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM transaction_tags g
    WHERE g.merchant_id = t.merchant_id AND g.transaction_id = t.id AND g.tag = ANY(${listOf(tag)}))`;
}

/** Each side of the `OR` has an index that begins with the merchant. */
export function searchCondition(search: SearchMeaning): Prisma.Sql {
  const { q } = search;
  if (search.type === "exact") {
    const spellings = [q, q.toLowerCase()];
    return Prisma.sql`(t.id = ${q} OR t.external_id = ${q} OR t.reference = ${q} OR t.invoice_number = ${q}
      OR t.tx_hash = ANY(${spellings}) OR t.address = ANY(${spellings}) OR t.link_id = ${q} OR t.customer_id = ${q}
      OR t.id = ANY(${[...search.eventTransactionIds]}))`;
  }
  const prefix = likePrefix(q);
  return Prisma.sql`(lower(t.reference) LIKE ${prefix} OR lower(t.invoice_number) LIKE ${prefix}
    OR t.customer_id = ANY(${[...search.customerIds]}))`;
}

/** A `LIKE` pattern for "begins with", in lower case, with the reader's own % and _ taken literally. */
export function likePrefix(text: string): string {
  return `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
}

function listOf(commaSeparated: string): string[] {
  return commaSeparated
    .split(",")
    .filter((part) => part !== "")
    .slice(0, 50);
}
