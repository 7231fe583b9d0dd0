import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemScope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { newId } from "../ids.ts";
import { createPaymentLink } from "../payment-links/create-payment-link.ts";
import { createInvoice } from "./create-invoice.ts";
import { creditInvoice } from "./credit-invoice.ts";
import { duplicateInvoice } from "./duplicate-invoice.ts";
import { getInvoice } from "./get-invoice.ts";
import { getInvoiceDocument, requirePublicInvoice } from "./get-invoice-document.ts";
import { listInvoices } from "./list-invoices.ts";
import { lookUpInvoices } from "./look-up-invoices.ts";
import { invoiceFiltersSchema } from "./schema.ts";
import { sendInvoice } from "./send-invoice.ts";
import { listSeries, setSeries } from "./set-series.ts";
import { summarizeInvoices } from "./summarize-invoices.ts";
import { type InvoiceWorld, makeInvoiceWorld } from "./testing/invoice-world.ts";
import { updateInvoice } from "./update-invoice.ts";
import { voidInvoice } from "./void-invoice.ts";

let world: InvoiceWorld;
beforeAll(async () => {
  world = await makeInvoiceWorld();
});
afterAll(() => world.close());
beforeEach(() => world.control("reset", {}));

const year = new Date().getUTCFullYear();

describe("a draft", () => {
  test("keeps its figures exactly, has no number, and the same form makes it once", async () => {
    const form = world.invoiceForm({
      lines: [
        { description: "Coffee", quantity: "3", unitPrice: "19,990.55", taxName: "IVA", taxRate: "19" },
        { description: "Delivery", quantity: "1", unitPrice: "12000", discount: "10" },
      ],
      discount: "5",
    });
    const made = await Promise.all([1, 2, 3].map(() => createInvoice(world.scope, form)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const invoice = await world.look(made[0]?.id ?? "");
    expect(invoice).toMatchObject({ state: "draft", number: null, link: null, publicUrl: null });
    expect(invoice.document).toMatchObject({
      subtotal: { amount: "70771.65" },
      discountTotal: { amount: "3538.58" },
      taxes: [{ name: "IVA", rate: "19", base: { amount: "56973.07" }, amount: { amount: "10824.88" } }],
      total: { amount: "78057.95", currency: "COP" },
    });
    expect(invoice.form.lines[0]).toMatchObject({ quantity: "3", unitPrice: "19990.55", taxRate: "19" });
    const other = { ...form, notes: "Another one" };
    await expect(createInvoice(world.scope, other)).rejects.toMatchObject({ code: "conflict" });
  });

  test("can be changed until it is sent", async () => {
    const invoiceId = await world.draft();
    const { idempotencyKey: _key, ...form } = world.invoiceForm({
      lines: [{ description: "Website", unitPrice: "250000" }],
    });
    await updateInvoice(world.scope, { ...form, invoiceId });
    expect((await world.look(invoiceId)).total.amount).toBe("250000.00");
    await sendInvoice(world.scope, { invoiceId });
    await expect(updateInvoice(world.scope, { ...form, invoiceId })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("is refused by field where a connection can't charge it", async () => {
    const form = world.invoiceForm({
      currency: "JPY",
      ways: [{ connectionId: world.connections["88pay"] }],
      lines: [{ description: "Logo", unitPrice: "10" }],
    });
    await expect(createInvoice(world.scope, form)).rejects.toMatchObject({
      fields: { "ways.0": expect.stringContaining("can't charge JPY") },
    });
  });

  test("is not sent to nobody, nor due before its day of issue", async () => {
    const invoiceId = await world.draft({ customerName: "", customerEmail: "", dueDate: "2020-01-01" });
    await expect(sendInvoice(world.scope, { invoiceId })).rejects.toMatchObject({
      fields: { customerName: expect.any(String), dueDate: expect.any(String) },
    });
    expect(await world.look(invoiceId)).toMatchObject({ state: "draft", number: null });
  });
});

describe("numbers", () => {
  test("20 invoices sent at once take 20 numbers without a gap, beside those of payment links", async () => {
    const before = await db().invoice.count({ where: { number: { not: null }, kind: "invoice" } });
    const taken = `INV-${year}-${String(before + 7).padStart(4, "0")}`;
    await createPaymentLink(world.scope, world.form({ invoiceNumber: taken }));
    const drafts = await Promise.all(Array.from({ length: 20 }, () => world.draft()));
    const sent = await Promise.all(drafts.map((invoiceId) => sendInvoice(world.scope, { invoiceId })));
    const numbers = sent.map(({ number }) => Number(number.slice(-4))).sort((a, b) => a - b);
    const expected = Array.from({ length: 21 }, (_, index) => before + 1 + index);
    expect(numbers).toEqual(expected.filter((number) => number !== before + 7));
  });

  test("sent twice at once is one number", async () => {
    const invoiceId = await world.draft();
    const sent = await Promise.all([1, 2, 3].map(() => sendInvoice(world.scope, { invoiceId })));
    expect(new Set(sent.map(({ number }) => number)).size).toBe(1);
    expect(await db().paymentLink.count({ where: { invoiceId } })).toBe(1);
  });

  test("a link can't take the number of an invoice", async () => {
    const { number } = await world.look(await world.sent({ ways: [] }));
    await expect(createPaymentLink(world.scope, world.form({ invoiceNumber: number }))).rejects.toMatchObject(
      { fields: { invoiceNumber: expect.any(String) } },
    );
  });

  test("go on as the merchant says, and never back", async () => {
    const { number } = await world.look(await world.sent());
    const used = Number(number?.slice(-4));
    const series = { kind: "invoice", prefix: "INV-{year}-", digits: 4 } as const;
    await expect(setSeries(world.scope, { ...series, next: used })).rejects.toMatchObject({
      fields: { next: expect.stringContaining(`${used + 1}`) },
    });
    await setSeries(world.scope, { ...series, prefix: "F-", digits: 3, next: 40 });
    expect((await world.look(await world.sent())).number).toBe("F-040");
    expect((await listSeries(world.scope))[0]).toMatchObject({ prefix: "F-", next: 41, example: "F-041" });
    await setSeries(world.scope, { ...series, next: used + 1 });
  });
});

describe("a sent invoice", () => {
  test("is payable by a link of its own and public by its slug, which shows nothing of the merchant's inside", async () => {
    const invoiceId = await world.sent();
    const invoice = await world.look(invoiceId);
    expect(invoice).toMatchObject({ state: "sent", due: { amount: "100000.00" }, daysLate: 0 });
    expect(invoice.document.payUrl).toBe(invoice.link?.url);
    const slug = invoice.publicUrl?.slice(invoice.publicUrl.lastIndexOf("/") + 1) ?? "";
    const shown = await requirePublicInvoice(slug);
    expect(shown).toMatchObject({ invoiceId, isVoid: false });
    expect(shown.document).toEqual(invoice.document);
    expect(JSON.stringify(shown.document)).not.toContain("88pay account");
    await expect(requirePublicInvoice("nothing")).rejects.toMatchObject({ code: "not_found" });
  });

  test("is overdue from the day after its last", async () => {
    const invoiceId = await world.sent();
    await db().invoice.updateMany({ where: { id: invoiceId }, data: { dueDate: new Date("2026-01-10") } });
    const invoice = await world.look(invoiceId);
    expect(invoice.state).toBe("overdue");
    expect(invoice.daysLate).toBeGreaterThan(300);
    const { currencies } = await summarizeInvoices(world.scope);
    const cop = currencies.find(({ currency }) => currency === "COP");
    expect(cop?.ages.find(({ age }) => age === "90+")).toMatchObject({
      amount: { amount: "100000.00" },
      count: 1,
    });
    expect(cop?.overdue.amount).toBe("100000.00");
    const listed = await listInvoices(world.scope, invoiceFiltersSchema.parse({ tab: "overdue" }));
    expect(listed.rows.map(({ id }) => id)).toEqual([invoiceId]);
  });

  test("is found by its number, in the box and in the list", async () => {
    const invoiceId = await world.sent();
    const { number } = await world.look(invoiceId);
    expect(await lookUpInvoices(world.scope, number?.toLowerCase() ?? "", 3)).toMatchObject([
      { id: invoiceId, title: number },
    ]);
    const listed = await listInvoices(world.scope, invoiceFiltersSchema.parse({ q: number }));
    expect(listed.rows.map(({ id }) => id)).toEqual([invoiceId]);
  });

  test("is duplicated as a draft with the same contents", async () => {
    const original = await world.look(await world.sent());
    const { id } = await duplicateInvoice(world.scope, {
      invoiceId: original.id,
      idempotencyKey: randomUUID(),
    });
    const copy = await world.look(id);
    expect(copy).toMatchObject({ state: "draft", number: null, total: original.total });
    expect(copy.form.lines).toEqual(original.form.lines);
  });

  test("is void with a reason, keeps its number, and its link is closed with a message", async () => {
    const invoiceId = await world.sent();
    const before = await world.look(invoiceId);
    await voidInvoice(world.scope, { invoiceId, reason: "Made out to the wrong company" });
    const after = await world.look(invoiceId);
    expect(after).toMatchObject({
      state: "void",
      number: before.number,
      voidReason: "Made out to the wrong company",
      due: { amount: "0.00" },
    });
    expect(after.history[0]).toMatchObject({ what: "Voided" });
    expect(await db().paymentLink.findFirstOrThrow({ where: { invoiceId } })).toMatchObject({
      status: "archived",
      closedMessage: expect.stringContaining("voided"),
    });
    await expect(world.pay(invoiceId)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a credit note", () => {
  test("gives lines back with a number of its own series, and never more than the invoice", async () => {
    const invoiceId = await world.sent({
      lines: [
        { description: "Chairs", quantity: "4", unitPrice: "10000", taxName: "IVA", taxRate: "19" },
        { description: "Table", quantity: "1", unitPrice: "50000" },
      ],
    });
    const credit = (lines: { position: number; quantity: string; unitPrice: string }[]) =>
      creditInvoice(world.scope, {
        invoiceId,
        reason: "Arrived broken",
        lines,
        idempotencyKey: randomUUID(),
      });
    const { id } = await credit([{ position: 0, quantity: "1", unitPrice: "10000" }]);
    expect(await world.look(id)).toMatchObject({
      kind: "credit_note",
      number: expect.stringMatching(/^CN-\d{4}-\d{4}$/),
      total: { amount: "11900.00" },
      creditOf: { id: invoiceId },
    });
    expect(await world.look(invoiceId)).toMatchObject({
      due: { amount: "85700.00" },
      creditable: [
        { position: 0, quantity: "3" },
        { position: 1, quantity: "1" },
      ],
    });
    const link = await db().paymentLink.findFirstOrThrow({ where: { invoiceId } });
    expect(link.amount?.toFixed(2)).toBe("85700.00");
    await expect(credit([{ position: 0, quantity: "4", unitPrice: "10000" }])).rejects.toMatchObject({
      fields: { "lines.0.quantity": "At most 3 is left." },
    });
    await expect(credit([{ position: 1, quantity: "1", unitPrice: "50001" }])).rejects.toMatchObject({
      fields: { "lines.0.unitPrice": expect.any(String) },
    });
    await credit([]);
    expect(await world.look(invoiceId)).toMatchObject({ state: "credited", due: { amount: "0.00" } });
    expect(await db().paymentLink.findFirstOrThrow({ where: { invoiceId } })).toMatchObject({
      status: "archived",
      closedMessage: expect.stringContaining("credited in full"),
    });
    await expect(world.pay(invoiceId)).rejects.toMatchObject({ code: "conflict" });
    await expect(credit([])).rejects.toMatchObject({ code: "conflict" });
  });

  test("takes nothing off any more once it is void", async () => {
    const invoiceId = await world.sent();
    const { id } = await creditInvoice(world.scope, {
      invoiceId,
      reason: "By mistake",
      lines: [],
      idempotencyKey: randomUUID(),
    });
    await expect(voidInvoice(world.scope, { invoiceId, reason: "Not yet" })).rejects.toMatchObject({
      code: "conflict",
    });
    await voidInvoice(world.scope, { invoiceId: id, reason: "By mistake" });
    expect(await world.pay(invoiceId)).toMatch(/^txn_/);
    expect(await world.look(invoiceId)).toMatchObject({ state: "sent", due: { amount: "100000.00" } });
  });

  test("20 at once never give back more than there is", async () => {
    const invoiceId = await world.sent({
      lines: [{ description: "Chairs", quantity: "10", unitPrice: "10" }],
    });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        creditInvoice(world.scope, {
          invoiceId,
          reason: "Sent back",
          lines: [{ position: 0, quantity: "1", unitPrice: "10" }],
          idempotencyKey: randomUUID(),
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect((await world.look(invoiceId)).state).toBe("credited");
  });
});

test("another merchant's invoice is not found, nor one of the other mode", async () => {
  const invoiceId = await world.sent();
  const foreign = systemScope(newId("merchant"), "test");
  const live = systemScope(world.scope.merchantId, "live");
  await expect(getInvoice(live, { invoiceId })).rejects.toMatchObject({ code: "not_found" });
  await expect(getInvoiceDocument(foreign, { invoiceId })).rejects.toMatchObject({ code: "not_found" });
  await expect(voidInvoice(live, { invoiceId, reason: "Not mine" })).rejects.toMatchObject({
    code: "not_found",
  });
});
