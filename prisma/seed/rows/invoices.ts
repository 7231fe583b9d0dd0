import { randomUUID } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { addDays } from "#lib/calendar-day.ts";
import { fixedClock } from "#lib/clock.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { pool } from "#lib/db/pool.ts";
import { createInvoice } from "#lib/invoices/create-invoice.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { markViewed } from "#lib/invoices/mark-viewed.ts";
import { recordPayment } from "#lib/invoices/record-payment.ts";
import { createInvoiceInput } from "#lib/invoices/schema.ts";
import { sendInvoice } from "#lib/invoices/send-invoice.ts";
import { settleInvoice } from "#lib/invoices/settle-invoice.ts";
import { voidInvoice } from "#lib/invoices/void-invoice.ts";
import { repeatInvoice } from "#lib/recurring/repeat-invoice.ts";
import { repeatInput } from "#lib/recurring/schema.ts";
import { asOf } from "./as-of.ts";
import { INVOICE_SPECS, type InvoiceSpec } from "./invoice-specs.ts";
import { canCharge } from "./links.ts";

const DAY_MS = 86_400_000;

/** A payment of the history that an invoice is made for, so that both say the same. */
interface Payment {
  readonly id: string;
  readonly amount: string;
  readonly currency: string;
  readonly customer: string;
  readonly email: string;
  readonly at: Date;
}

/** Invoices in every state, through the merchant's own operations; those that are paid are paid by payments of the history. */
export async function seedInvoices(
  scope: Scope,
  connections: readonly Connection[],
  now: Date,
): Promise<number> {
  const payments = await listFreePayments(scope);
  let made = 0;
  for (const spec of INVOICE_SPECS) {
    const payment = spec.paid === undefined ? undefined : payments.shift();
    if (spec.paid !== undefined && payment === undefined) continue;
    await seedInvoice(scope, connections, { spec, payment, now });
    made += 1;
  }
  return made;
}

interface Told {
  readonly spec: InvoiceSpec;
  readonly payment: Payment | undefined;
  readonly now: Date;
}

async function seedInvoice(scope: Scope, connections: readonly Connection[], told: Told): Promise<void> {
  const { spec, payment, now } = told;
  const at = payment
    ? new Date(payment.at.getTime() - 2 * DAY_MS)
    : new Date(now.getTime() - spec.daysAgo * DAY_MS);
  const clock = fixedClock(at);
  const form = formOf(spec, connections, payment, at);
  const { id: invoiceId } = await asOf(at, () => createInvoice(scope, form, clock));
  if (spec.ends === "draft") return;
  await asOf(at, () => sendInvoice(scope, { invoiceId }, clock));
  await asOf(laterThan(at), () => goOn(scope, invoiceId, told, at));
}

function laterThan(at: Date): Date {
  return new Date(at.getTime() + DAY_MS / 4);
}

/** What became of it since it was sent, at `at`. */
async function goOn(scope: Scope, invoiceId: string, { spec, payment, now }: Told, at: Date): Promise<void> {
  const later = fixedClock(laterThan(at));
  if (spec.isViewed) await markViewed(scope, { invoiceId }, later);
  if (payment) await payBy(scope, invoiceId, payment);
  if (spec.repeats) {
    // Weeks ahead: it stands in its list, and nothing is made while somebody looks.
    const startsOn = addDays(now.toISOString().slice(0, 10), 24);
    const form = repeatInput.parse({ invoiceId, every: spec.repeats, startsOn, dueInDays: 15 });
    await repeatInvoice(scope, form, fixedClock(now));
  }
  if (spec.byHand)
    await recordPayment(
      scope,
      {
        ...{ invoiceId, amount: spec.byHand, method: "Transferencia", reason: "En el extracto del banco" },
        ...{ receivedOn: at.toISOString().slice(0, 10), idempotencyKey: randomUUID() },
      },
      later,
    );
  if (spec.ends === "credited") {
    const reason = "El pedido llegó incompleto y se devolvió";
    await creditInvoice(scope, { invoiceId, reason, lines: [], idempotencyKey: randomUUID() }, later);
  }
  if (spec.ends === "void")
    await voidInvoice(scope, { invoiceId, reason: "A nombre de otra empresa" }, later);
}

function formOf(
  spec: InvoiceSpec,
  connections: readonly Connection[],
  payment: Payment | undefined,
  at: Date,
) {
  const currency = payment?.currency ?? spec.currency;
  const lines = payment
    ? [
        { ...INCLUDED, description: spec.title, unitPrice: payment.amount },
        ...(spec.paid === "partly" ? [{ ...INCLUDED, description: "Envío", unitPrice: payment.amount }] : []),
      ]
    : spec.lines.map(([description, quantity, unitPrice]) => ({
        ...INCLUDED,
        description,
        quantity,
        unitPrice,
      }));
  const amount = payment?.amount ?? spec.lines[0]?.[2] ?? "1";
  const able = connections.filter((connection) => canCharge(connection, { amount, currency }));
  return createInvoiceInput.parse({
    customerName: payment?.customer ?? spec.customer,
    customerEmail: payment?.email ?? spec.email,
    billAddress: spec.address,
    currency,
    language: "es",
    dueDate: addDays(at.toISOString().slice(0, 10), spec.dueInDays),
    allowsPartial: true,
    notes: "Gracias por su compra.",
    ways: able.map(({ id }) => ({ connectionId: id })),
    lines,
    idempotencyKey: randomUUID(),
  });
}

const INCLUDED = { quantity: "1", discount: "0", taxName: "IVA", taxRate: "19", taxIncluded: true };

/** Payments in the merchant's currency that came in whole, of somebody with a name, for nothing else. */
async function listFreePayments(scope: Scope): Promise<Payment[]> {
  const { rows } = await pool().query<Payment>(
    `SELECT t.id, t.amount::numeric(38, 2)::text AS amount, t.currency, c.name AS customer, coalesce(c.email, '') AS email,
       t.paid_at AS at
     FROM transactions t JOIN customers c ON c.merchant_id = t.merchant_id AND c.id = t.customer_id
     WHERE t.merchant_id = $1 AND t.mode = $2 AND t.kind = 'payment' AND t.status = 'succeeded' AND t.currency = 'COP'
       AND t.invoice_number IS NULL AND t.link_id IS NULL AND t.refunded IS NULL AND t.paid_at < now() - interval '4 days'
       AND (t.received IS NULL OR t.received = t.amount)
     ORDER BY t.paid_at DESC LIMIT 8`,
    [scope.merchantId, scope.mode],
  );
  return rows;
}

/** As if its payer had come through the invoice's link. */
async function payBy(scope: Scope, invoiceId: string, payment: Payment): Promise<void> {
  await pool().query(
    `UPDATE transactions AS t SET link_id = i.link_id, invoice_number = i.number FROM invoices AS i
     WHERE t.merchant_id = $1 AND t.id = $2 AND i.merchant_id = $1 AND i.id = $3`,
    [scope.merchantId, payment.id, invoiceId],
  );
  await pool().query(
    `UPDATE payment_links SET paid_count = 1, started_count = 1, view_count = 2 WHERE merchant_id = $1 AND invoice_id = $2`,
    [scope.merchantId, invoiceId],
  );
  await settleInvoice(scope, { invoiceId }, fixedClock(payment.at));
}
