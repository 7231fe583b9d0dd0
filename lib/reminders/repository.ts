import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import { LATEST_DAYS } from "./next-reminder.ts";

/** As the schema's own: for merchants who never chose. */
export const USUAL_DAYS = [-3, 1, 7, 14];
/** Nobody is woken by a reminder. */
const NOT_BEFORE = "09:00";

const dueRows = z.array(
  z.object({
    merchantId: z.string(),
    mode: z.string(),
    id: z.string(),
    day: z.number().int(),
    toName: z.string(),
    toEmail: z.string(),
    language: z.string(),
  }),
);
export type DueReminder = z.infer<typeof dueRows>[number];

/**
 * Sent invoices on which something is due, with an address, whose newest reminder that has come due where the merchant is
 * has not gone out. What next-reminder.ts says of one, in one statement over all.
 */
function due(now: Date, more: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT i.merchant_id AS "merchantId", i.mode, i.id, newest.day,
      coalesce(i.bill_to->>'name', '') AS "toName", i.bill_to->>'email' AS "toEmail", i.language
    FROM invoices i
    JOIN merchants m ON m.id = i.merchant_id
    LEFT JOIN mail_settings s ON s.merchant_id = i.merchant_id
    CROSS JOIN LATERAL (SELECT ${now}::timestamptz AT TIME ZONE m.time_zone AS at) AS local
    CROSS JOIN LATERAL (
      SELECT max(d)::int AS day FROM unnest(coalesce(s.reminder_days, ${USUAL_DAYS}::int[])) AS d
      WHERE i.due_date + d <= local.at::date AND i.due_date + d > (i.sent_at AT TIME ZONE m.time_zone)::date
    ) AS newest
    WHERE i.kind = 'invoice' AND i.status = 'sent' AND i.paid + i.credited < i.total
      AND i.due_date BETWEEN ${now}::timestamptz::date - 60 AND ${now}::timestamptz::date + 60
      AND i.bill_to->>'email' <> '' AND local.at::time >= ${NOT_BEFORE}::time
      AND newest.day IS NOT NULL AND i.due_date + newest.day >= local.at::date - ${LATEST_DAYS}::int
      AND NOT EXISTS (
        SELECT 1 FROM invoice_reminders r
        WHERE r.merchant_id = i.merchant_id AND r.invoice_id = i.id AND r.day >= newest.day)
      AND ${more}`;
}

/** Of all merchants: for the worker, which makes a scope from each row. */
export async function listDue(now: Date, limit: number): Promise<DueReminder[]> {
  const rows = await db().$queryRaw(
    Prisma.sql`${due(now, Prisma.sql`TRUE`)} ORDER BY i.due_date, i.id LIMIT ${limit}`,
  );
  return dueRows.parse(rows);
}

/** The same of one invoice, locked until the unit ends; null when it is not due any more. */
export async function lockDue(tx: Tx, scope: Scope, id: string, now: Date): Promise<DueReminder | null> {
  const { merchantId, mode } = scope;
  const own = Prisma.sql`i.merchant_id = ${merchantId} AND i.mode = ${mode} AND i.id = ${id}`;
  await tx.$queryRaw(Prisma.sql`SELECT 1 AS locked FROM invoices i WHERE ${own} FOR UPDATE`);
  const [row] = dueRows.parse(await tx.$queryRaw(due(now, own)));
  return row ?? null;
}

/** False when it has reminded for this day before. */
export async function insertReminder(
  tx: Tx,
  scope: Scope,
  reminder: { readonly invoiceId: string; readonly day: number; readonly mailId: string; readonly at: Date },
): Promise<boolean> {
  const { merchantId } = scope;
  const { count } = await tx.invoiceReminder.createMany({
    data: [{ ...reminder, merchantId }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function listReminders(scope: Scope, invoiceId: string, reader: Reader = db()) {
  return reader.invoiceReminder.findMany({
    where: { merchantId: scope.merchantId, invoiceId },
    select: { day: true, at: true },
    orderBy: { day: "asc" },
  });
}

export async function findDays(scope: Scope): Promise<readonly number[]> {
  const { merchantId } = scope;
  const found = await db().mailSettings.findUnique({ where: { merchantId }, select: { reminderDays: true } });
  return found?.reminderDays ?? USUAL_DAYS;
}

export async function upsertDays(tx: Tx, scope: Scope, reminderDays: number[]): Promise<void> {
  const { merchantId } = scope;
  const data = { reminderDays, updatedAt: new Date() };
  await tx.mailSettings.upsert({ where: { merchantId }, create: { ...data, merchantId }, update: data });
}

export async function findTimeZone(scope: Scope): Promise<string> {
  const where = { id: scope.merchantId };
  return (await db().merchant.findUniqueOrThrow({ where, select: { timeZone: true } })).timeZone;
}
