import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma, RecurringInvoice } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";

export type RecurringRow = RecurringInvoice;
export type NewRecurring = Omit<Prisma.RecurringInvoiceUncheckedCreateInput, "merchantId" | "mode">;

const dueRows = z.array(z.object({ merchantId: z.string(), mode: z.string(), id: z.string() }));

/** Active ones whose day has come where their merchant is, of all merchants: for the worker, which makes the scopes. */
export async function listDue(now: Date, limit: number): Promise<z.infer<typeof dueRows>> {
  return dueRows.parse(
    await db().$queryRaw`
      SELECT r.merchant_id AS "merchantId", r.mode, r.id FROM recurring_invoices r
      JOIN merchants m ON m.id = r.merchant_id
      WHERE r.status = 'active' AND r.next_on <= (${now}::timestamptz AT TIME ZONE m.time_zone)::date
      ORDER BY r.next_on, r.id LIMIT ${limit}`,
  );
}

export async function insertRecurring(tx: Tx, scope: Scope, row: NewRecurring): Promise<void> {
  const { merchantId, mode } = scope;
  await tx.recurringInvoice.create({ data: { ...row, merchantId, mode } });
}

export async function findRecurring(
  scope: Scope,
  id: string,
  reader: Reader = db(),
): Promise<RecurringRow | null> {
  const { merchantId, mode } = scope;
  return reader.recurringInvoice.findFirst({ where: { merchantId, mode, id } });
}

/** The same, locked until the unit ends. */
export async function lockRecurring(tx: Tx, scope: Scope, id: string): Promise<RecurringRow | null> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM recurring_invoices WHERE merchant_id = ${scope.merchantId} AND id = ${id} FOR UPDATE`;
  return findRecurring(scope, id, tx);
}

export async function updateRecurring(
  tx: Tx,
  scope: Scope,
  id: string,
  data: Pick<Prisma.RecurringInvoiceUncheckedUpdateInput, "status" | "nextOn" | "problem">,
): Promise<void> {
  await tx.recurringInvoice.updateMany({ where: { merchantId: scope.merchantId, id }, data });
}

/** What copies this invoice and has not ended, the invoice locked: asked twice at once, it is made once. */
export async function lockRecurringOf(
  tx: Tx,
  scope: Scope,
  templateId: string,
): Promise<RecurringRow | null> {
  const { merchantId, mode } = scope;
  await tx.$queryRaw`
    SELECT 1 AS locked FROM invoices WHERE merchant_id = ${merchantId} AND id = ${templateId} FOR UPDATE`;
  return tx.recurringInvoice.findFirst({
    where: { merchantId, mode, templateId, status: { not: "ended" } },
  });
}

/** The newest that copies this invoice. */
export async function findRecurringOf(scope: Scope, templateId: string): Promise<RecurringRow | null> {
  const { merchantId, mode } = scope;
  return db().recurringInvoice.findFirst({
    where: { merchantId, mode, templateId },
    orderBy: { createdAt: "desc" },
  });
}

export async function listRecurringRows(scope: Scope, limit: number): Promise<RecurringRow[]> {
  const { merchantId, mode } = scope;
  return db().recurringInvoice.findMany({
    where: { merchantId, mode },
    // "active", "ended", "paused": what runs stands first, and of that what comes next.
    orderBy: [{ status: "asc" }, { nextOn: "asc" }, { id: "asc" }],
    take: limit,
  });
}

/** Number and customer of the invoices that are copied, and how many were made of each. */
export async function describeRows(scope: Scope, rows: readonly RecurringRow[]) {
  const { merchantId, mode } = scope;
  const [templates, counts] = await Promise.all([
    db().invoice.findMany({
      where: { merchantId, mode, id: { in: rows.map(({ templateId }) => templateId) } },
      select: { id: true, number: true, billTo: true },
    }),
    db().recurringPeriod.groupBy({
      by: ["recurringId"],
      where: { merchantId, recurringId: { in: rows.map(({ id }) => id) } },
      _count: true,
    }),
  ]);
  return {
    templates: new Map(templates.map((one) => [one.id, one])),
    made: new Map(counts.map(({ recurringId, _count }) => [recurringId, _count])),
  };
}

/** False when one was made for this day before. */
export async function insertPeriod(
  tx: Tx,
  scope: Scope,
  period: {
    readonly recurringId: string;
    readonly period: Date;
    readonly invoiceId: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { count } = await tx.recurringPeriod.createMany({
    data: [{ ...period, merchantId: scope.merchantId }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function findTimeZone(scope: Scope): Promise<string> {
  const where = { id: scope.merchantId };
  return (await db().merchant.findUniqueOrThrow({ where, select: { timeZone: true } })).timeZone;
}
