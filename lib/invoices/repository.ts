import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import { snakeRows } from "../db/snake-rows.ts";
import { statement } from "../db/statement.ts";
import type { Reader, Tx } from "../db/unit.ts";

const parts = {
  customer: true,
  lines: { orderBy: { position: "asc" } },
} as const satisfies Prisma.InvoiceInclude;
export type InvoiceRecord = Prisma.InvoiceGetPayload<{ include: typeof parts }>;
type Unowned<Row> = Omit<Row, "merchantId" | "mode">;
export type NewInvoice = Unowned<Prisma.InvoiceUncheckedCreateInput>;
export type NewLine = Omit<Prisma.InvoiceLineUncheckedCreateInput, "merchantId" | "invoiceId">;

export async function insertInvoice(
  tx: Tx,
  scope: Scope,
  invoice: NewInvoice,
  lines: readonly NewLine[],
): Promise<void> {
  await tx.invoice.create({ data: { ...invoice, mode: scope.mode, merchantId: scope.merchantId } });
  await insertLines(tx, scope, invoice.id, lines);
}

const COLUMNS = `merchant_id, mode, id, slug, customer_id, bill_to, currency, language, issue_date, due_date, rounding, discount,
  notes, terms, attachments, subtotal, discount_total, tax_total, total, allows_partial, ways, created_by, created_at, updated_at`;
const LINE_COLUMNS =
  "merchant_id, invoice_id, position, description, quantity, unit_price, discount, tax_name, tax_rate, tax_included";
const INSERT_MANY = statement(`
  INSERT INTO invoices (${COLUMNS})
  SELECT ${COLUMNS} FROM jsonb_populate_recordset(NULL::invoices, $1::jsonb) RETURNING 1 AS done`);
const INSERT_LINES = statement(`
  INSERT INTO invoice_lines (${LINE_COLUMNS})
  SELECT ${LINE_COLUMNS} FROM jsonb_populate_recordset(NULL::invoice_lines, $1::jsonb) RETURNING 1 AS done`);

/** As {@link insertInvoice}, for many drafts: Prisma needs half as much memory again. */
export async function insertDrafts(
  tx: Tx,
  { merchantId, mode }: Scope,
  drafts: readonly { readonly invoice: NewInvoice; readonly lines: readonly NewLine[] }[],
): Promise<void> {
  const lines = drafts.flatMap(({ invoice, lines }) =>
    lines.map((line) => ({ ...line, merchantId, invoiceId: invoice.id })),
  );
  await tx.run(INSERT_MANY, [snakeRows(drafts.map(({ invoice }) => ({ ...invoice, mode, merchantId })))]);
  await tx.run(INSERT_LINES, [snakeRows(lines)]);
}

async function insertLines(tx: Tx, scope: Scope, invoiceId: string, lines: readonly NewLine[]) {
  const { merchantId } = scope;
  await tx.invoiceLine.createMany({ data: lines.map((line) => ({ ...line, merchantId, invoiceId })) });
}

/** Puts other lines in the place of a draft's own. */
export async function replaceLines(
  tx: Tx,
  scope: Scope,
  invoiceId: string,
  lines: readonly NewLine[],
): Promise<void> {
  await tx.invoiceLine.deleteMany({ where: { merchantId: scope.merchantId, invoiceId } });
  await insertLines(tx, scope, invoiceId, lines);
}

export async function updateInvoice(
  tx: Tx,
  scope: Scope,
  id: string,
  data: Prisma.InvoiceUncheckedUpdateInput,
): Promise<void> {
  await tx.invoice.update({
    where: { merchantId_id: { merchantId: scope.merchantId, id } },
    data: { updatedAt: new Date(), ...data },
  });
}

/** The invoice, locked until the unit ends: whatever is done with it comes one after another. */
export async function lockInvoice(tx: Tx, scope: Scope, id: string): Promise<InvoiceRecord | null> {
  const { merchantId, mode } = scope;
  await tx.$queryRaw`
    SELECT id FROM invoices WHERE merchant_id = ${merchantId} AND mode = ${mode} AND id = ${id} FOR UPDATE`;
  return findInvoice(scope, id, tx);
}

export async function findInvoice(
  scope: Scope,
  id: string,
  reader: Reader = db(),
): Promise<InvoiceRecord | null> {
  const { merchantId, mode } = scope;
  return reader.invoice.findFirst({ where: { merchantId, mode, id }, include: parts });
}

/**
 * The invoice behind a public address. The one query here without a scope: the unguessable slug is the proof, and the
 * caller makes its scope from what it finds.
 */
export async function findInvoiceBySlug(slug: string): Promise<InvoiceRecord | null> {
  return db().invoice.findFirst({ where: { slug }, include: parts });
}

/** Credit notes against an invoice, the newest first. */
export async function listCreditNotes(
  scope: Scope,
  creditOf: string,
  reader: Reader = db(),
): Promise<InvoiceRecord[]> {
  const { merchantId, mode } = scope;
  return reader.invoice.findMany({
    where: { merchantId, mode, creditOf, kind: "credit_note" },
    include: parts,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** Sets when its customer first looked at it; once. */
export async function stampViewed(tx: Tx, scope: Scope, id: string, at: Date): Promise<boolean> {
  const { merchantId, mode } = scope;
  const { count } = await tx.invoice.updateMany({
    where: { merchantId, mode, id, status: "sent", viewedAt: null },
    data: { viewedAt: at },
  });
  return count > 0;
}

export async function findIssuer(scope: Pick<Scope, "merchantId">) {
  return db().merchant.findUniqueOrThrow({
    where: { id: scope.merchantId },
    select: { name: true, legalText: true, timeZone: true, baseCurrency: true },
  });
}

/** What was done with it and what belongs to it, the newest first. */
export async function listHistory(scope: Scope, id: string, limit: number) {
  return db().auditEntry.findMany({
    where: { merchantId: scope.merchantId, targetId: id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
}
