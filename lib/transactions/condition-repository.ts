import type { Scope } from "../auth/scope.ts";
import type { CurrencyCode } from "../currencies.ts";
import { Prisma } from "../db/generated/client.ts";
import type { TransactionFilters } from "./schema.ts";
import { SQUASHED_AWAY, squash } from "./squash.ts";

/** Columns that hold ids of some kind, each behind an index that begins with the merchant. */
export const ID_COLUMNS = [
  ...(["id", "external_id", "reference", "invoice_number", "tx_hash", "address"] as const),
  "settlement_tx",
] as const;
export type IdColumn = (typeof ID_COLUMNS)[number];

/** Numbers of the merchant's own, which people also type by their beginning, their end, or with a slip. */
export const NUMBER_COLUMNS = ["reference", "invoice_number"] as const;
export type NumberColumn = (typeof NUMBER_COLUMNS)[number];

/** One thing that a search asks of a row, with everything looked up. */
export type Asked =
  | { readonly is: "id"; readonly column: IdColumn; readonly values: readonly string[] }
  | { readonly is: "beginning"; readonly column: IdColumn; readonly text: string; readonly ending: string }
  | { readonly is: "number"; readonly column: NumberColumn; readonly how: "beginning"; readonly text: string }
  | { readonly is: "number"; readonly column: "reference"; readonly how: "ending"; readonly text: string }
  | { readonly is: "slip"; readonly column: NumberColumn; readonly squashed: readonly string[] }
  | { readonly is: "transactions" | "links"; readonly ids: readonly string[] }
  /** `few`: their payments were counted, and are not many. */
  | { readonly is: "customers"; readonly ids: readonly string[]; readonly few?: boolean }
  | {
      readonly is: "amount";
      /** What was asked for, or what came in where that was another amount. */
      readonly of: "amount" | "received";
      readonly amounts: readonly string[];
      readonly currency: CurrencyCode | null;
    };

/** What a search turned out to mean: of each group, at least one must hold. */
export interface SearchMeaning {
  readonly every: readonly (readonly Asked[])[];
}

/** Filters with everything looked up that SQL needs; the tab and the page position stand apart. */
export interface RowFilters
  extends Pick<
    TransactionFilters,
    "connection" | "method" | "kind" | "currency" | "country" | "tag" | "min" | "max" | "status" | "ids"
  > {
  readonly since: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
  readonly search: SearchMeaning | null;
}

/** The `WHERE` over `transactions t`. Merchant and mode always lead. */
export function rowCondition(scope: Scope, filters: RowFilters): Prisma.Sql {
  const { since, until, search, connection, method, kind, currency, country, tag, min, max, status, ids } =
    filters;
  const parts = [Prisma.sql`t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode}`];
  // Row security says it too, but not beside the wall.
  if (scope.connectionIds !== null)
    parts.push(Prisma.sql`t.connection_id = ANY(${[...scope.connectionIds]})`);
  if (ids !== undefined) parts.push(Prisma.sql`t.id = ANY(${listOf(ids)})`);
  if (since !== null) parts.push(Prisma.sql`t.created_at >= ${since}`);
  if (until !== null) parts.push(Prisma.sql`t.created_at < ${until}`);
  if (status !== undefined) parts.push(Prisma.sql`t.status = ANY(${listOf(status)})`);
  if (connection !== undefined) parts.push(Prisma.sql`t.connection_id = ANY(${listOf(connection)})`);
  if (method !== undefined) parts.push(Prisma.sql`t.method = ANY(${listOf(method)})`);
  if (kind !== undefined) parts.push(Prisma.sql`t.kind = ${kind}`);
  if (currency !== undefined) parts.push(Prisma.sql`t.currency = ${currency}`);
  if (country !== undefined) parts.push(Prisma.sql`t.country = ${country}`);
  if (tag !== undefined) parts.push(tagCondition(tag));
  parts.push(...amountsWithin(min, max));
  if (search !== null) parts.push(searchCondition(search));
  return Prisma.join(parts, " AND ");
}

/** Whether it compares what only an index beside the wall is quick at: see besideWall. */
export function isFoundBesideWall({ min, max, search }: RowFilters): boolean {
  const asked = search?.every.flat() ?? [];
  return min !== undefined || max !== undefined || asked.some(({ is }) => BESIDE_WALL.has(is));
}

const BESIDE_WALL: ReadonlySet<Asked["is"]> = new Set(["beginning", "number", "slip", "amount"]);

/** For a rare tag the index by tag leads to its rows, for a common one each row of the list is looked up by key. */
function tagCondition(tag: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM transaction_tags g
    WHERE g.merchant_id = t.merchant_id AND g.transaction_id = t.id AND g.tag = ANY(${listOf(tag)}))`;
}

/** Of a single amount the index has the rows in the list's order, of several it has not. */
function amountsWithin(min: string | undefined, max: string | undefined): Prisma.Sql[] {
  if (min !== undefined && min === max) return [Prisma.sql`t.amount = ${min}::numeric`];
  return [
    ...(min === undefined ? [] : [Prisma.sql`t.amount >= ${min}::numeric`]),
    ...(max === undefined ? [] : [Prisma.sql`t.amount <= ${max}::numeric`]),
  ];
}

function searchCondition({ every }: SearchMeaning): Prisma.Sql {
  const groups = every.map((either) =>
    either.length === 0
      ? Prisma.sql`FALSE`
      : Prisma.sql`(${Prisma.join(either.map(askedCondition), " OR ")})`,
  );
  return groups.length === 0 ? Prisma.sql`TRUE` : Prisma.join(groups, " AND ");
}

/** Each has an index that begins with the merchant. */
export function askedCondition(asked: Asked): Prisma.Sql {
  switch (asked.is) {
    case "id":
      return Prisma.sql`${columnOf(asked.column)} = ANY(${[...asked.values]})`;
    case "beginning": {
      const begins = Prisma.sql`${columnOf(asked.column)} LIKE ${`${literally(asked.text)}%`}`;
      if (asked.ending === "") return begins;
      return Prisma.sql`(${begins} AND ${columnOf(asked.column)} LIKE ${`%${literally(asked.ending)}`})`;
    }
    case "number": {
      const text = squash(asked.text);
      if (asked.how === "beginning")
        return Prisma.sql`${squashedOf(asked.column)} LIKE ${`${literally(text)}%`}`;
      return Prisma.sql`reverse(${squashedOf(asked.column)}) LIKE ${`${literally(reversed(text))}%`}`;
    }
    case "slip":
      return Prisma.sql`${squashedOf(asked.column)} = ANY(${[...asked.squashed]})`;
    case "transactions":
      return Prisma.sql`t.id = ANY(${[...asked.ids]})`;
    case "customers":
      return Prisma.sql`t.customer_id = ANY(${[...asked.ids]})`;
    case "links":
      return Prisma.sql`t.link_id = ANY(${[...asked.ids]})`;
    case "amount":
      return amountCondition(asked);
  }
}

function amountCondition({ of, amounts, currency }: Extract<Asked, { is: "amount" }>): Prisma.Sql {
  const values = Prisma.sql`ANY(${[...amounts]}::numeric[])`;
  const equal =
    of === "amount"
      ? Prisma.sql`t.amount = ${values}`
      : Prisma.sql`(t.received <> t.amount AND t.received = ${values})`;
  return currency === null ? equal : Prisma.sql`(${equal} AND t.currency = ${currency})`;
}

function columnOf(column: IdColumn): Prisma.Sql {
  return Prisma.raw(`t.${column}`);
}

/** Exactly the expression of the index. */
function squashedOf(column: NumberColumn): Prisma.Sql {
  return Prisma.raw(`translate(lower(t.${column}), '${SQUASHED_AWAY}', '')`);
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}

/** The reader's own % and _ are taken literally. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** More than can be ticked; an address may hold anything. */
const MOST_VALUES = 200;

export function listOf(commaSeparated: string): string[] {
  return commaSeparated
    .split(",")
    .filter((part) => part !== "")
    .slice(0, MOST_VALUES);
}
