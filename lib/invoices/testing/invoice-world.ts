import { randomUUID } from "node:crypto";
import { loadConnection } from "../../connections/load-connection.ts";
import { db } from "../../db/client.ts";
import { moneyOf } from "../../money.ts";
import { startPayment } from "../../payment-links/start-payment.ts";
import { type LinkWorld, makeLinkWorld } from "../../payment-links/testing/link-world.ts";
import { applyProviderFact } from "../../transactions/apply-provider-fact.ts";
import type { TransactionStatus } from "../../transactions/status.ts";
import { createInvoice } from "../create-invoice.ts";
import { getInvoice } from "../get-invoice.ts";
import { type CreateInvoiceInput, createInvoiceInput, type InvoiceDetail } from "../schema.ts";
import { sendInvoice } from "../send-invoice.ts";
import { settleInvoice } from "../settle-invoice.ts";

export interface InvoiceWorld extends LinkWorld {
  /** A complete form over 100,000.00 COP, with some fields changed. */
  invoiceForm(changes?: Partial<Record<keyof CreateInvoiceInput, unknown>>): CreateInvoiceInput;
  draft(changes?: Partial<Record<keyof CreateInvoiceInput, unknown>>): Promise<string>;
  sent(changes?: Partial<Record<keyof CreateInvoiceInput, unknown>>): Promise<string>;
  look(invoiceId: string): Promise<InvoiceDetail>;
  /** A payer begins to pay on the invoice's link. */
  pay(invoiceId: string, choice?: { method?: string; amount?: string }): Promise<string>;
  /** The provider says what became of a payment, and the jobs that follow for invoices are done. */
  say(
    transactionId: string,
    status: TransactionStatus,
    more?: { received?: string; refunded?: string },
  ): Promise<void>;
  /** Does the jobs that wait for invoices; how many there were. */
  settle(): Promise<number>;
}

/** As the world of links, with invoices. */
export async function makeInvoiceWorld(): Promise<InvoiceWorld> {
  const world = await makeLinkWorld();
  const { scope, connections } = world;
  const look = (invoiceId: string) => getInvoice(scope, { invoiceId });
  const invoiceForm: InvoiceWorld["invoiceForm"] = (changes = {}) =>
    createInvoiceInput.parse({
      customerName: "Web Design Studio",
      customerEmail: "pay@studio.co",
      currency: "COP",
      dueDate: "2099-12-31",
      ways: [{ connectionId: connections["88pay"], methods: ["pse", "nequi"] }],
      lines: [{ description: "Logo design", quantity: "1", unitPrice: "100,000.00" }],
      idempotencyKey: randomUUID(),
      ...changes,
    });
  const draft: InvoiceWorld["draft"] = async (changes) =>
    (await createInvoice(scope, invoiceForm(changes))).id;
  const settle = async () => {
    const waiting = await db().$queryRaw<{ id: bigint; payload: { invoiceId: string } }[]>`
      SELECT j.id, j.payload FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'settle-invoice'`;
    for (const { id, payload } of waiting) {
      await settleInvoice(scope, payload);
      await db().$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE id = ${id}`;
    }
    return waiting.length;
  };
  return {
    ...world,
    invoiceForm,
    draft,
    look,
    settle,
    async sent(changes) {
      const invoiceId = await draft(changes);
      await sendInvoice(scope, { invoiceId });
      return invoiceId;
    },
    async pay(invoiceId, { method = "pse", amount } = {}) {
      const { link } = await look(invoiceId);
      const slug = link?.url.slice(link.url.lastIndexOf("/") + 1) ?? "";
      const methodKey = `${connections["88pay"]}:${method}`;
      const typed = amount === undefined ? {} : { amount };
      return (await startPayment({ slug, methodKey, idempotencyKey: randomUUID(), ...typed })).transactionId;
    },
    async say(transactionId, status, { received, refunded } = {}) {
      const row = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
      const connection = await loadConnection(scope, row.connectionId);
      const fact = {
        // One that its provider has not answered for is known by our own id.
        subject: row.externalId === null ? { reference: row.id } : { externalId: row.externalId },
        kind: "payment" as const,
        status,
        providerStatus: status,
        mayBeginElsewhere: false,
        ...(received === undefined ? {} : { received: moneyOf(received, row.currency) }),
        ...(refunded === undefined ? {} : { refunded: moneyOf(refunded, row.currency) }),
      };
      await applyProviderFact(scope, { connection, fact, source: "webhook", at: new Date() });
      await settle();
    },
  };
}
