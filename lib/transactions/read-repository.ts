import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { ask, askPlanned } from "../db/ask.ts";
import { Prisma } from "../db/generated/client.ts";
import { besideWall } from "../db/walls/wall.ts";
import type { Cursor } from "../paging.ts";
import {
  type Asked,
  isFoundBesideWall,
  listOf,
  type RowFilters,
  rowCondition,
} from "./condition-repository.ts";
import { areNeverTogether, mayExist } from "./count-repository.ts";
import type { TransactionStatus } from "./status.ts";

/** Where a page begins; `direction` tells on which side of it the wanted rows lie. */
export interface PagePosition {
  readonly direction: "older" | "newer";
  readonly cursor: Cursor | null;
  readonly limit: number;
}

/** Columns as node-postgres reads them: NUMERIC as text. */
const decimal = z.string().transform((text) => new Prisma.Decimal(text));
const listRow = z.object({
  id: z.string(),
  connectionId: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  kind: z.string(),
  amount: decimal,
  currency: z.string(),
  received: decimal.nullable(),
  reference: z.string(),
  externalId: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  methodLabel: z.string(),
  fee: decimal.nullable(),
  network: z.string().nullable(),
  txHash: z.string().nullable(),
  address: z.string().nullable(),
  country: z.string().nullable(),
  description: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  paidAt: z.date().nullable(),
  tags: z.array(z.string()).transform((tags) => tags.map((tag) => ({ tag }))),
  customerName: z.string().nullable(),
  customerEmail: z.string().nullable(),
});
const listRowsSchema = z.array(listRow);
const idRows = z.array(z.object({ id: z.string() }));

export type StoredRow = Omit<z.infer<typeof listRow>, "customerName" | "customerEmail"> & {
  readonly customer: { readonly name: string; readonly email: string | null } | null;
};

const ROW_COLUMNS = Prisma.sql`t.id, t.connection_id AS "connectionId", t.status, t.reason, t.kind, t.amount, t.currency,
  t.received, t.reference, t.external_id AS "externalId", t.invoice_number AS "invoiceNumber",
  t.method_label AS "methodLabel", t.fee, t.network, t.tx_hash AS "txHash", t.address, t.country, t.description,
  t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.paid_at AS "paidAt", t.customer_id`;

/**
 * One row more than the limit, in the direction of reading: newest first for `older`, oldest first for `newer`. Planned
 * once where there is only one right way, for ids and for one filter with an index of its own; and else for the values
 * that it has, since a walk along the list that is right for what is common would read all of it for what is rare.
 */
export async function listRows(
  scope: Scope,
  filters: RowFilters,
  statuses: readonly TransactionStatus[],
  position: PagePosition,
): Promise<StoredRow[]> {
  if (await areNeverTogether(scope, filters)) return [];
  const { cursor, direction, limit } = position;
  const newer = direction === "newer";
  const orderOf = (name: Prisma.Sql) => (newer ? Prisma.sql`${name} ASC` : Prisma.sql`${name} DESC`);
  const order = Prisma.sql`${orderOf(Prisma.sql`t.created_at`)}, ${orderOf(Prisma.sql`t.id`)}`;
  const beyond = cursor === null ? [] : [beyondCursor(cursor, newer)];
  const { every, split, isWalk } = conditionsOf(scope, filters, statuses);
  const page = (conditions: readonly Prisma.Sql[]) => Prisma.sql`
    SELECT ${ROW_COLUMNS} FROM transactions t WHERE ${Prisma.join([...conditions, ...beyond], " AND ")}
    ORDER BY ${order} LIMIT ${limit + 1}`;
  // Each walk is in order and stops at the limit, so that what is left to sort is a page for each. One walk planned for
  // any of the values: planned for each by itself, planning takes longer than all that is read.
  const walk =
    split === null
      ? page(every)
      : Prisma.sql`SELECT walk.* FROM unnest(${[...split.values]}::text[]) AS one(value)
          CROSS JOIN LATERAL (${page([...every, Prisma.sql`${split.column} = one.value`])}) AS walk
          ORDER BY ${orderOf(Prisma.sql`walk."createdAt"`)}, ${orderOf(Prisma.sql`walk.id`)} LIMIT ${limit + 1}`;
  const isBeside = isFoundBesideWall(filters);
  const isPlanned = isWalk && scope.connectionIds === null;
  const rows = isBeside ? rowsOf(scope, await idsOf(walk, isPlanned)) : walk;
  const query = Prisma.sql`
    SELECT row.*, customer.name AS "customerName", customer.email AS "customerEmail",
      array(SELECT tag FROM transaction_tags
        WHERE merchant_id = ${scope.merchantId} AND transaction_id = row.id ORDER BY tag) AS tags
    FROM (${rows}) AS row
    LEFT JOIN LATERAL (
      SELECT name, email FROM customers WHERE merchant_id = ${scope.merchantId} AND id = row.customer_id LIMIT 1) AS customer ON true
    ORDER BY ${orderOf(Prisma.sql`row."createdAt"`)}, ${orderOf(Prisma.sql`row.id`)}`;
  const isOfIds = isBeside || (isLookUp(filters) && statuses.length === 0 && cursor === null);
  const found = await (isOfIds || isPlanned ? askPlanned : ask)(query);
  return listRowsSchema.parse(found).map(({ customerName, customerEmail, ...row }) => ({
    ...row,
    customer: customerName === null ? null : { name: customerName, email: customerEmail },
  }));
}

/** The walk gives whole rows here too: for ids alone PostgreSQL would rather sort all that fit than walk a page. */
async function idsOf(walk: Prisma.Sql, isPlanned: boolean): Promise<string[]> {
  return idRows.parse(await besideWall(() => (isPlanned ? askPlanned : ask)(walk))).map(({ id }) => id);
}

function rowsOf({ merchantId, mode }: Scope, ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT ${ROW_COLUMNS} FROM transactions t
    WHERE t.merchant_id = ${merchantId} AND t.mode = ${mode} AND t.id = ANY(${[...ids]})`;
}

/** Ids of some kind, or a few people's, and nothing that narrows them. */
function isLookUp({ search, since, until, ...others }: RowFilters): boolean {
  const asked = search?.every.flat() ?? [];
  const isNarrowed =
    since !== null || until !== null || Object.values(others).some((one) => one !== undefined);
  const isQuick = (one: Asked) =>
    one.is === "id" || one.is === "transactions" || (one.is === "customers" && one.few === true);
  return asked.length > 0 && !isNarrowed && asked.every(isQuick);
}

function beyondCursor({ at, id }: Cursor, newer: boolean): Prisma.Sql {
  return newer
    ? Prisma.sql`(t.created_at, t.id) > (${at}, ${id})`
    : Prisma.sql`(t.created_at, t.id) < (${at}, ${id})`;
}

/** Beyond this many values of one filter, one walk that takes any of them is quicker. */
const MOST_WALKS = 8;

/**
 * What every wanted row fulfils. An index gives the rows of one value in the list's order, but not those of several:
 * each value of one filter, `split`, is a walk of its own. `isWalk`: nothing but dates narrows these walks besides that
 * value. PostgreSQL, without a page's length, takes a tenth of the rows for wanted; then the index that begins with the
 * value and needs no sorting is its best plan, whatever the value, and one plan does for all.
 */
function conditionsOf(
  scope: Scope,
  filters: RowFilters,
  statuses: readonly TransactionStatus[],
): {
  readonly every: readonly Prisma.Sql[];
  readonly split: { readonly column: Prisma.Sql; readonly values: readonly string[] } | null;
  readonly isWalk: boolean;
} {
  const { connection, method, status, ...rest } = filters;
  const choices = [
    { column: Prisma.sql`t.status`, values: wantedStatuses(statuses, status) },
    { column: Prisma.sql`t.connection_id`, values: connection === undefined ? null : listOf(connection) },
    { column: Prisma.sql`t.method`, values: method === undefined ? null : listOf(method) },
  ].flatMap(({ column, values }) => (values === null ? [] : { column, values: [...new Set(values)] }));
  // What a search finds is few, or comes of an index without the list's order.
  const split =
    filters.search === null
      ? choices.find(({ values }) => values.length > 1 && values.length <= MOST_WALKS)
      : undefined;
  const gate = mayExist(scope, filters, statuses);
  const every = [
    ...(gate === null ? [] : [gate]),
    rowCondition(scope, rest),
    ...choices.filter((choice) => choice !== split).map(({ column, values }) => oneOf(column, values)),
  ];
  return { every, split: split ?? null, isWalk: isWalkOf(choices, rest) };
}

/**
 * Of the kinds not every one has an index in the list's order, of amounts only a single one; and what is added later has
 * to be thought of.
 */
function isWalkOf(
  choices: readonly { readonly values: readonly string[] }[],
  { since: _since, until: _until, search, currency, country, min, max, ...others }: Partial<RowFilters>,
): boolean {
  const single = [currency, country, min ?? max].filter((value) => value !== undefined);
  const chosen = [...choices.map(({ values }) => values.length), ...single.map(() => 1)];
  const hasOthers =
    search !== null || min !== max || Object.values(others).some((value) => value !== undefined);
  return !hasOthers && chosen.length <= 1 && chosen.every((count) => count > 0 && count <= MOST_WALKS);
}

/** Those of the tab that are chosen; null without a tab or choice. */
function wantedStatuses(ofTab: readonly string[], chosen: string | undefined): readonly string[] | null {
  if (chosen === undefined) return ofTab.length === 0 ? null : ofTab;
  return listOf(chosen).filter((status) => ofTab.length === 0 || ofTab.includes(status));
}

/** Equal to a single value, an index keeps its order behind it; to any of a list of one, it does not. */
function oneOf(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  const [only] = values;
  if (values.length === 1) return Prisma.sql`${column} = ${only}`;
  return Prisma.sql`${column} = ANY(${[...values]})`;
}
