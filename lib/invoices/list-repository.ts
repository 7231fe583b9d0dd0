import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { ask } from "../db/ask.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { isId } from "../ids.ts";
import { type Cursor, decodeCursor } from "../paging.ts";
import type { RowRecord } from "./invoice-dto.ts";
import type { InvoiceFilters } from "./schema.ts";
import { AGES, type InvoiceTab } from "./status.ts";

const idRows = z.array(z.object({ id: z.string() }));

/** Sent, an invoice, and not all of it came or was credited. */
const OWED = Prisma.sql`i.kind = 'invoice' AND i.status = 'sent' AND i.paid + i.credited < i.total`;

const TAB: Readonly<Record<InvoiceTab, (today: string) => Prisma.Sql>> = {
  all: () => Prisma.sql`TRUE`,
  draft: () => Prisma.sql`i.status = 'draft'`,
  unpaid: () => OWED,
  overdue: (today) => Prisma.sql`${OWED} AND i.due_date < ${today}::date`,
  paid: () => Prisma.sql`i.kind = 'invoice' AND i.status = 'sent' AND i.paid + i.credited >= i.total`,
  void: () => Prisma.sql`i.status = 'void'`,
};

/** One more row than `limit`, so that the caller sees whether there is another page; `today` is where the merchant is. */
export async function listRows(
  scope: Scope,
  filters: InvoiceFilters,
  { limit, today }: { readonly limit: number; readonly today: string },
): Promise<RowRecord[]> {
  const after = filters.after === undefined ? null : decodeCursor(filters.after);
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const order = before ? Prisma.sql`i.created_at ASC, i.id ASC` : Prisma.sql`i.created_at DESC, i.id DESC`;
  const found = idRows.parse(
    await ask(Prisma.sql`
      SELECT i.id FROM invoices i
      LEFT JOIN customers c ON c.merchant_id = i.merchant_id AND c.id = i.customer_id
      WHERE i.merchant_id = ${scope.merchantId} AND i.mode = ${scope.mode}
        AND ${TAB[filters.tab](today)} AND ${matching(filters.q)} AND ${beyond(after, before)}
      ORDER BY ${order} LIMIT ${limit + 1}`),
  );
  return rowsOf(
    scope,
    found.map(({ id }) => id),
  );
}

function beyond(after: Cursor | null, before: Cursor | null): Prisma.Sql {
  if (after) return Prisma.sql`(i.created_at, i.id) < (${after.at}::timestamptz, ${after.id})`;
  if (before) return Prisma.sql`(i.created_at, i.id) > (${before.at}::timestamptz, ${before.id})`;
  return Prisma.sql`TRUE`;
}

function matching(text: string | undefined): Prisma.Sql {
  if (text === undefined || text === "") return Prisma.sql`TRUE`;
  if (isId("customer", text)) return Prisma.sql`i.customer_id = ${text}`;
  const escaped = text.replace(/[\\%_]/g, "\\$&");
  return Prisma.sql`(i.id = ${text} OR i.number ILIKE ${`${escaped}%`} OR c.name ILIKE ${`%${escaped}%`}
    OR c.email ILIKE ${`${escaped}%`})`;
}

/** These invoices, in this order. */
async function rowsOf(scope: Scope, ids: readonly string[]): Promise<RowRecord[]> {
  const rows = await db().invoice.findMany({
    where: { merchantId: scope.merchantId, mode: scope.mode, id: { in: [...ids] } },
    include: { customer: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Those of a customer in the scope's mode, the newest first. */
export async function listRowsOf(scope: Scope, customerId: string, limit: number): Promise<RowRecord[]> {
  const { merchantId, mode } = scope;
  return db().invoice.findMany({
    where: { merchantId, mode, customerId },
    include: { customer: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

const ageRows = z.array(
  z.object({
    currency: z.string(),
    age: z.enum(AGES),
    amount: z.string(),
    count: z.number().int(),
  }),
);

/** What is owed by currency and by how late it is. */
export async function sumAges(scope: Scope, today: string): Promise<z.infer<typeof ageRows>> {
  const late = Prisma.sql`(${today}::date - i.due_date)`;
  return ageRows.parse(
    await ask(Prisma.sql`
      SELECT i.currency,
        CASE WHEN ${late} <= 0 THEN 'current' WHEN ${late} <= 30 THEN '1-30' WHEN ${late} <= 60 THEN '31-60'
          WHEN ${late} <= 90 THEN '61-90' ELSE '90+' END AS age,
        sum(i.total - i.paid - i.credited)::text AS amount, count(*)::int AS count
      FROM invoices i
      WHERE i.merchant_id = ${scope.merchantId} AND i.mode = ${scope.mode} AND ${OWED}
      GROUP BY 1, 2`),
  );
}

const namedRows = z.array(
  z.object({
    id: z.string(),
    number: z.string().nullable(),
    kind: z.string(),
    status: z.string(),
    customer: z.string().nullable(),
    email: z.string().nullable(),
  }),
);

/** With exactly this id or number, in any case of letters. */
export async function findNamed(
  scope: Scope,
  text: string,
  limit: number,
): Promise<z.infer<typeof namedRows>> {
  const found = await ask(Prisma.sql`
    SELECT i.id, i.number, i.kind, i.status, c.name AS customer, c.email FROM invoices i
    LEFT JOIN customers c ON c.merchant_id = i.merchant_id AND c.id = i.customer_id
    WHERE i.merchant_id = ${scope.merchantId} AND i.mode = ${scope.mode}
      AND (i.id = ${text} OR i.number = ANY(${[text, text.toUpperCase()]}::text[]))
    LIMIT ${limit}`);
  return namedRows.parse(found);
}

const refRows = z.array(z.object({ id: z.string(), number: z.string().nullable() }));

/** The invoice that a payment counts for, or that the link it came through collects for. */
export async function findOfTransaction(
  scope: Scope,
  transactionId: string,
): Promise<z.infer<typeof refRows>[number] | null> {
  const { merchantId, mode } = scope;
  const found = await ask(Prisma.sql`
    SELECT i.id, i.number FROM invoices i
    WHERE i.merchant_id = ${merchantId} AND i.mode = ${mode} AND i.id IN (
      SELECT p.invoice_id FROM invoice_payments p
      WHERE p.merchant_id = ${merchantId} AND p.transaction_id = ${transactionId}
      UNION ALL
      SELECT l.invoice_id FROM transactions t
      JOIN payment_links l ON l.merchant_id = t.merchant_id AND l.id = t.link_id
      WHERE t.merchant_id = ${merchantId} AND t.id = ${transactionId})
    LIMIT 1`);
  return refRows.parse(found)[0] ?? null;
}
