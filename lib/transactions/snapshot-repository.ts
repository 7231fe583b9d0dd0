import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Snapshot, TextRow } from "../db/snapshot.ts";
import { type RowFilters, rowCondition } from "./condition-repository.ts";
import type { TransactionStatus } from "./status.ts";

/** What can be read of a row in bulk. Amounts without closing zeros, moments in milliseconds since 1970. */
const FIELDS = {
  id: "t.id",
  externalId: "t.external_id",
  reference: "t.reference",
  status: "t.status",
  reason: "t.reason",
  kind: "t.kind",
  amount: "trim_scale(t.amount)",
  currency: "t.currency",
  received: "trim_scale(t.received)",
  refunded: "trim_scale(t.refunded)",
  fee: "trim_scale(t.fee)",
  net: "trim_scale(COALESCE(t.received, t.amount) - t.fee)",
  method: "t.method_label",
  network: "t.network",
  txHash: "t.tx_hash",
  address: "t.address",
  country: "t.country",
  description: "t.description",
  invoiceNumber: "t.invoice_number",
  customerName: "c.name",
  customerEmail: "c.email",
  link: "l.title",
  // In the row's own read: no second statement, and nothing that has to be kept until its row comes. A tag has no comma.
  tags: `array_to_string(array(SELECT g.tag FROM transaction_tags g
    WHERE g.merchant_id = t.merchant_id AND g.transaction_id = t.id ORDER BY g.tag), ', ')`,
  connectionId: "t.connection_id",
  provider: "t.provider",
  createdAt: "(extract(epoch FROM t.created_at) * 1000)::bigint",
  paidAt: "(extract(epoch FROM t.paid_at) * 1000)::bigint",
  updatedAt: "(extract(epoch FROM t.updated_at) * 1000)::bigint",
} as const;

export type SnapshotField = keyof typeof FIELDS;

export interface RowChoice {
  readonly filters: RowFilters;
  readonly statuses: readonly TransactionStatus[];
}

export async function countInSnapshot(snapshot: Snapshot, scope: Scope, choice: RowChoice): Promise<number> {
  const query = Prisma.sql`SELECT count(*) FROM transactions t WHERE ${chosen(scope, choice)}`;
  return Number(await snapshot.value(query));
}

/** Newest first, as the list shows them. Columns are the fields, in their order. */
export function batchesInSnapshot(
  snapshot: Snapshot,
  scope: Scope,
  choice: RowChoice,
  { fields, size }: { readonly fields: readonly SnapshotField[]; readonly size: number },
): AsyncGenerator<readonly TextRow[], void, undefined> {
  const reads = (table: string): boolean => fields.some((field) => FIELDS[field].startsWith(`${table}.`));
  const customers = Prisma.raw(
    "LEFT JOIN customers c ON c.merchant_id = t.merchant_id AND c.id = t.customer_id",
  );
  const links = Prisma.raw("LEFT JOIN payment_links l ON l.merchant_id = t.merchant_id AND l.id = t.link_id");
  const query = Prisma.sql`
    SELECT ${Prisma.raw(fields.map((field) => FIELDS[field]).join(", "))}
    FROM transactions t ${reads("c") ? customers : Prisma.empty} ${reads("l") ? links : Prisma.empty}
    WHERE ${chosen(scope, choice)} ORDER BY t.created_at DESC, t.id DESC`;
  return snapshot.batches(query, size);
}

/** How many there are now; counting stops at `most`. */
export async function countRows(scope: Scope, choice: RowChoice, most: number): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM transactions t WHERE ${chosen(scope, choice)} LIMIT ${most}::int) AS counted`;
  return rows[0]?.count ?? 0;
}

function chosen(scope: Scope, { filters, statuses }: RowChoice): Prisma.Sql {
  const condition = rowCondition(scope, filters);
  return statuses.length === 0 ? condition : Prisma.sql`${condition} AND t.status = ANY(${[...statuses]})`;
}
