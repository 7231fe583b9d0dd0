import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "../db/client.ts";
import { announceInvoice } from "../deliveries/announce-invoice.ts";
import { archivePaymentLink } from "../payment-links/archive-payment-link.ts";
import { createPaymentLink } from "../payment-links/create-payment-link.ts";
import { getPayPage } from "../payment-links/get-pay-page.ts";
import { startPayment } from "../payment-links/start-payment.ts";
import { attachPayment } from "./attach-payment.ts";
import { recordPayment } from "./record-payment.ts";
import { settleInvoice } from "./settle-invoice.ts";
import { type InvoiceWorld, makeInvoiceWorld } from "./testing/invoice-world.ts";
import { undoPayment } from "./undo-payment.ts";
import { voidInvoice } from "./void-invoice.ts";

let world: InvoiceWorld;
beforeAll(async () => {
  world = await makeInvoiceWorld();
});
afterAll(() => world.close());
beforeEach(() => world.control("reset", {}));

const amountOf = async (id: string) =>
  (await db().transaction.findFirstOrThrow({ where: { id } })).amount.toFixed(2);
const byHand = (invoiceId: string, amount: string) =>
  recordPayment(world.scope, {
    ...{ invoiceId, amount, method: "Bank transfer", reason: "Seen on the statement" },
    ...{ receivedOn: "2026-11-20", idempotencyKey: randomUUID() },
  });

describe("paid at once", () => {
  test("the link asks for what is due, and the invoice is paid when the payment is", async () => {
    const invoiceId = await world.sent();
    const transactionId = await world.pay(invoiceId);
    expect(await amountOf(transactionId)).toBe("100000.00");
    await world.say(transactionId, "succeeded");
    const invoice = await world.look(invoiceId);
    expect(invoice).toMatchObject({ state: "paid", due: { amount: "0.00" }, overpaid: null });
    expect(invoice.payments).toMatchObject([
      { transaction: { id: transactionId, status: "succeeded" }, amount: { amount: "100000.00" } },
    ]);
    const { url = "" } = invoice.link ?? {};
    const page = await getPayPage({ slug: url.slice(url.lastIndexOf("/") + 1) });
    expect(page).toMatchObject({ state: "paid", payment: { status: "succeeded" } });
    await expect(world.pay(invoiceId)).rejects.toMatchObject({ message: "This has already been paid." });
    await expect(voidInvoice(world.scope, { invoiceId, reason: "Too late" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("ten payers at once, whatever they choose, are one payment", async () => {
    const invoiceId = await world.sent();
    const begun = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        world.pay(invoiceId, { method: index % 2 === 0 ? "pse" : "nequi" }),
      ),
    );
    expect(new Set(begun).size).toBe(1);
  });

  test("a payment that ended without money makes way for another", async () => {
    const invoiceId = await world.sent();
    const first = await world.pay(invoiceId);
    await world.say(first, "declined");
    const second = await world.pay(invoiceId, { method: "nequi" });
    expect(second).not.toBe(first);
    await world.say(second, "succeeded");
    expect((await world.look(invoiceId)).state).toBe("paid");
  });

  test("counting again changes nothing, and endpoints are told once", async () => {
    const invoiceId = await world.sent();
    await world.say(await world.pay(invoiceId), "succeeded");
    await Promise.all([1, 2, 3].map(() => settleInvoice(world.scope, { invoiceId })));
    expect(await db().invoicePayment.count({ where: { invoiceId } })).toBe(1);
    const queued = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM graphile_worker._private_jobs
      WHERE payload->>'invoiceId' = ${invoiceId}`;
    expect(queued).toEqual([{ count: 1 }]);
    await Promise.all([1, 2].map(() => announceInvoice(world.scope, { invoiceId })));
    const events = await db().outboundEvent.findMany({ where: { type: "invoice.paid", source: invoiceId } });
    expect(events).toHaveLength(1);
    expect(JSON.parse(events[0]?.body ?? "{}").data).toMatchObject({
      invoice: { id: invoiceId, amount: { amount: "100000.00", currency: "COP" } },
      transaction: { status: "succeeded" },
    });
  });
});

describe("paid in parts", () => {
  const allowsPartial = true;

  test("part by part to the whole, and no part beyond what is due", async () => {
    const invoiceId = await world.sent({ allowsPartial });
    const first = await world.pay(invoiceId, { amount: "40000" });
    await world.say(first, "succeeded");
    expect(await world.look(invoiceId)).toMatchObject({
      state: "partially_paid",
      due: { amount: "60000.00" },
    });
    await expect(world.pay(invoiceId, { amount: "60000.01" })).rejects.toMatchObject({
      fields: { amountMax: "At most 60,000.00 COP can be paid now." },
    });
    await world.say(await world.pay(invoiceId, { amount: "60000" }), "succeeded");
    expect(await world.look(invoiceId)).toMatchObject({ state: "paid", overpaid: null });
  });

  test("two payers who pay the rest at the same moment never exceed it", async () => {
    const invoiceId = await world.sent({ allowsPartial });
    const tries = await Promise.allSettled(
      ["70000", "60000", "50000", "40000"].map((amount) => world.pay(invoiceId, { amount })),
    );
    const begun = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    for (const id of new Set(begun)) await world.say(id, "succeeded");
    const { paid } = (await world.look(invoiceId)).document;
    expect(Number(paid.amount)).toBeLessThanOrEqual(100_000);
    expect(begun.length).toBeGreaterThan(0);
  });

  test("where nothing is free, it is the payment under way", async () => {
    const invoiceId = await world.sent({ allowsPartial });
    const first = await world.pay(invoiceId, { amount: "100000" });
    expect(await world.pay(invoiceId, { amount: "30000", method: "nequi" })).toBe(first);
  });
});

describe("money that goes back", () => {
  test("opens the invoice again, by parts and wholly", async () => {
    const invoiceId = await world.sent();
    const transactionId = await world.pay(invoiceId);
    await world.say(transactionId, "succeeded");
    await world.say(transactionId, "partially_refunded", { refunded: "30000.00" });
    expect(await world.look(invoiceId)).toMatchObject({
      state: "partially_paid",
      due: { amount: "30000.00" },
      paidAt: null,
    });
    const again = await world.pay(invoiceId);
    expect(await amountOf(again)).toBe("30000.00");
    await world.say(transactionId, "partially_refunded", { refunded: "50000.00" });
    expect((await world.look(invoiceId)).due.amount).toBe("50000.00");
    await world.say(transactionId, "refunded");
    expect(await world.look(invoiceId)).toMatchObject({ due: { amount: "100000.00" } });
  });

  test("what came beyond the total is said, and which payment to refund", async () => {
    const invoiceId = await world.sent();
    const transactionId = await world.pay(invoiceId);
    await world.say(transactionId, "succeeded", { received: "100500.00" });
    expect(await world.look(invoiceId)).toMatchObject({
      state: "paid",
      overpaid: { amount: { amount: "500.00" }, transactionId },
    });
  });

  test("what came of an underpaid payment counts", async () => {
    const invoiceId = await world.sent();
    const transactionId = await world.pay(invoiceId);
    await world.say(transactionId, "underpaid", { received: "80000.00" });
    expect(await world.look(invoiceId)).toMatchObject({
      state: "partially_paid",
      due: { amount: "20000.00" },
    });
    expect(await world.pay(invoiceId, { method: "nequi" })).toBe(transactionId);
  });
});

describe("recorded by hand", () => {
  test("counts, never beyond what is due, and can be taken back with a reason", async () => {
    const invoiceId = await world.sent();
    await byHand(invoiceId, "30,000.00");
    await expect(byHand(invoiceId, "70000.01")).rejects.toMatchObject({
      fields: { amount: expect.stringContaining("70,000.00 COP") },
    });
    await expect(byHand(invoiceId, "0")).rejects.toMatchObject({ fields: { amount: expect.any(String) } });
    const part = await world.look(invoiceId);
    expect(part).toMatchObject({ state: "partially_paid", due: { amount: "70000.00" } });
    expect(await amountOf(await world.pay(invoiceId))).toBe("70000.00");
    const paymentId = part.payments[0]?.id ?? "";
    await Promise.all(
      [1, 2].map(() => undoPayment(world.scope, { invoiceId, paymentId, reason: "It was another invoice" })),
    );
    expect(await world.look(invoiceId)).toMatchObject({ state: "sent", due: { amount: "100000.00" } });
    expect(await db().invoicePayment.count({ where: { invoiceId } })).toBe(2);
  });

  test("ten people who record the whole at once record it once", async () => {
    const invoiceId = await world.sent();
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => byHand(invoiceId, "100000")));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await world.look(invoiceId)).toMatchObject({ state: "paid", overpaid: null });
  });
});

describe("a payment that came another way", () => {
  async function anotherPayment(amount: string) {
    const { url } = await createPaymentLink(world.scope, world.form({ amount }));
    const { transactionId } = await startPayment({
      slug: url.slice(url.lastIndexOf("/") + 1),
      methodKey: `${world.connections["88pay"]}:pse`,
      idempotencyKey: randomUUID(),
    });
    return transactionId;
  }
  const attach = (invoiceId: string, transaction: string) =>
    attachPayment(world.scope, { invoiceId, transaction, reason: "Paid by the old link" });

  test("counts once it is attached, follows its refund, and counts for one invoice only", async () => {
    const invoiceId = await world.sent();
    const transactionId = await anotherPayment("60000");
    await expect(attach(invoiceId, transactionId)).rejects.toMatchObject({
      fields: { transaction: "Nothing came in by this payment." },
    });
    await world.say(transactionId, "succeeded");
    await attach(invoiceId, transactionId);
    await attach(invoiceId, transactionId);
    expect(await world.look(invoiceId)).toMatchObject({ due: { amount: "40000.00" } });
    await expect(attach(await world.sent(), transactionId)).rejects.toMatchObject({ code: "conflict" });
    await world.say(transactionId, "refunded");
    expect(await world.look(invoiceId)).toMatchObject({ due: { amount: "100000.00" } });
  });
});

test("the link of an invoice opens and closes with it alone", async () => {
  const { link } = await world.look(await world.sent());
  await expect(archivePaymentLink(world.scope, { linkId: link?.id ?? "" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a dollar invoice is paid at par by a token", async () => {
  const invoiceId = await world.sent({
    currency: "USD",
    ways: [{ connectionId: world.connections.payin }],
    lines: [{ description: "Hosting", unitPrice: "120.00" }],
  });
  const { link } = await world.look(invoiceId);
  const slug = link?.url.slice(link.url.lastIndexOf("/") + 1) ?? "";
  const page = await getPayPage({ slug });
  const token = page.methods.find(({ charge }) => charge?.currency === "USDT");
  const { transactionId } = await startPayment({
    ...{ slug, methodKey: token?.key ?? "", idempotencyKey: randomUUID() },
  });
  await world.say(transactionId, "succeeded");
  expect(await world.look(invoiceId)).toMatchObject({ state: "paid", due: { amount: "0.00" } });
});
