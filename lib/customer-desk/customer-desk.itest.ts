import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope, type Scope, systemScope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { findOrCreateCustomer } from "../customers/find-or-create-customer.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { assertId, type CustomerId, newId } from "../ids.ts";
import { listInvoices } from "../invoices/list-invoices.ts";
import { invoiceFiltersSchema } from "../invoices/schema.ts";
import { moneyOf } from "../money.ts";
import { encodeCursor } from "../paging.ts";
import { listPaymentLinks } from "../payment-links/list-payment-links.ts";
import { linkFiltersSchema } from "../payment-links/schema.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { addNoteToCustomer } from "./add-note.ts";
import { getCustomer } from "./get-customer.ts";
import { listCustomers } from "./list-customers.ts";
import { revealCustomer } from "./reveal-customer.ts";
import { customerFiltersSchema, revealInput } from "./schema.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  connection = await aConnection(scope);
});
afterAll(() => database.drop());

function aCustomer(name: string, email = "", country = "CO", as = scope): Promise<CustomerId> {
  return unit(async (tx) => {
    const made = await findOrCreateCustomer(tx, as, { name, email, country });
    return assertId("customer", made?.id ?? "");
  });
}

async function list(params: Record<string, string>, as = scope) {
  return listCustomers(as, customerFiltersSchema.parse(params));
}

async function names(q: string, as = scope): Promise<string[]> {
  return (await list({ q }, as)).rows.map((row) => row.name);
}

function aLink(customerId: string, createdAt: Date, invoiceNumber: string) {
  const { merchantId, mode } = scope;
  const id = newId("paymentLink");
  return {
    ...{ merchantId, mode, id, slug: id, status: "published", title: "Plan", currency: "USDT" },
    ...{ customerId, invoiceNumber, createdAt, createdBy: "Sol" },
  };
}

function anInvoice(customerId: string, createdAt: Date) {
  const { merchantId, mode } = scope;
  const id = newId("invoice");
  const sums = { subtotal: 10, discountTotal: 0, taxTotal: 0, total: 10 };
  return {
    ...{ merchantId, mode, id, slug: id, customerId, billTo: {}, currency: "USDT" },
    ...{ ...sums, dueDate: createdAt, createdAt, updatedAt: createdAt },
  };
}

const member = {
  type: "member",
  memberId: newId("member"),
  userId: newId("user"),
  name: "Sol",
  role: builtInRole("support"),
} as const;
const asMember = (actor = member) => memberScope(scope.merchantId, "test", actor, "customers.reveal", null);

describe("the list", () => {
  it("sums up what each did in the scope's mode, by currency, and masks how to reach them", async () => {
    const id = await aCustomer("Lucía Peña", "lucia.pena@correo.co");
    const paid = {
      customerId: id,
      status: "succeeded",
      createdAt: new Date("2026-03-01T10:00:00Z"),
    } as const;
    await aTransaction(scope, connection, paid);
    await aTransaction(scope, connection, { ...paid, amount: moneyOf("25.5", "USDT") });
    await aTransaction(scope, connection, { ...paid, amount: moneyOf("9000", "COP") });
    await aTransaction(scope, connection, { ...paid, status: "declined", amount: moneyOf("1", "USD") });
    await aTransaction(scope, connection, { ...paid, kind: "payout", amount: moneyOf("7", "USD") });
    const live = systemScope(scope.merchantId, "live");
    const { rows } = await list({ q: "lucia.pena" });
    expect(rows).toEqual([
      {
        id,
        name: "Lucía Peña",
        email: "l•••••••@c•••••.co",
        country: "CO",
        createdAt: expect.any(String),
        payments: 4,
        paid: [
          { amount: "125.500000", currency: "USDT" },
          { amount: "9000.00", currency: "COP" },
        ],
        morePaid: 0,
        lastSeenAt: "2026-03-01T10:00:00.000Z",
      },
    ]);
    expect((await list({ q: "lucia.pena" }, live)).rows).toMatchObject([
      { id, payments: 0, paid: [], lastSeenAt: null },
    ]);
  });

  it("is found by beginnings of words and of the e-mail, and by whole ids", async () => {
    const id = await aCustomer("Óscar Beltrán Ríos", "oscar@beltran.example");
    await db().customer.update({
      where: { merchantId_id: { merchantId: scope.merchantId, id } },
      data: { externalRef: "C-881-77" },
    });
    for (const q of ["beltr", "ríos ósc", "OSCAR@bel", id, "C-881-77"])
      expect(await names(q), q).toEqual(["Óscar Beltrán Ríos"]);
    for (const q of [
      "eltr",
      "scar@",
      "beltrán maría",
      "C-881",
      newId("customer"),
      "%",
      "_",
      "' OR 1=1",
      "&|!:*",
    ])
      expect(await names(q), q).toEqual([]);
  });

  it("keeps merchants apart", async () => {
    const other = await aMerchant();
    const id = await aCustomer("Otra Persona", "otra@example.com", "MX", other);
    expect(await names("Otra")).toEqual([]);
    expect(await names(id)).toEqual([]);
    await expect(getCustomer(scope, { customerId: id })).rejects.toMatchObject({ code: "not_found" });
    await expect(getCustomer(scope, { customerId: "cus_nonsense" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("pages both ways without losing or doubling anybody, searching too", async () => {
    const many = await aMerchant();
    await db().customer.createMany({
      data: Array.from({ length: 120 }, (_, n) => ({
        merchantId: many.merchantId,
        id: newId("customer"),
        name: `Paged ${n}`,
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(n / 3))),
      })),
    });
    for (const q of [undefined, "paged"]) {
      const search: Record<string, string> = q === undefined ? {} : { q };
      const first = await list(search, many);
      const second = await list({ ...search, after: first.older ?? "" }, many);
      const third = await list({ ...search, after: second.older ?? "" }, many);
      const all = [first, second, third].flatMap((page) => page.rows.map((row) => row.id));
      expect([first.newer, third.older, new Set(all).size]).toEqual([null, null, 120]);
      expect(await list({ ...search, before: third.newer ?? "" }, many)).toMatchObject({ rows: second.rows });
      const behindAll = encodeCursor({ at: new Date(0), id: newId("customer") });
      expect(await list({ ...search, after: behindAll }, many)).toEqual(first);
    }
  });

  it("takes garbage in the address as nothing", async () => {
    for (const params of [
      { after: "zzz", before: "%00", q: "" },
      { q: "a\0b" },
      { q: "x".repeat(300), after: "\0" },
      { q: "\\" },
      { q: "👩‍👧 '" },
    ])
      await expect(list(params)).resolves.toMatchObject({ newer: null });
    for (const customerId of ["", "\0", "cus_\0", "%", "x".repeat(40)])
      await expect(getCustomer(scope, { customerId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("one customer", () => {
  it("has figures, refunds, links' and own invoices, and only masked data", async () => {
    const id = await aCustomer("+57 300 123 4567", "tel@example.com");
    const base = { customerId: id, createdAt: new Date() } as const;
    const paid = await aTransaction(scope, connection, {
      ...base,
      status: "succeeded",
      invoiceNumber: "F-1",
    });
    await aTransaction(scope, connection, {
      ...base,
      kind: "refund",
      status: "succeeded",
      parentId: paid.id,
      amount: moneyOf("30", "USDT"),
    });
    await aTransaction(scope, connection, { ...base, status: "refunded", amount: moneyOf("5", "USDT") });
    await aTransaction(scope, connection, { ...base, status: "expired" });
    await aTransaction(scope, connection, base);
    const seen = await getCustomer(scope, { customerId: id });
    expect(seen).toMatchObject({
      name: "+57 ••• ••67",
      email: "t••@e••••••.com",
      masked: true,
      invoices: ["F-1"],
      figures: {
        payments: 4,
        ended: { well: 2, all: 3 },
        open: 1,
        paid: [{ amount: "105.000000", currency: "USDT" }],
        refunded: [{ amount: "35.000000", currency: "USDT" }],
      },
    });
    expect(seen.transactions.rows).toHaveLength(5);
    expect(JSON.stringify(seen)).not.toMatch(/tel@example|1234567|123 4567/);
  });

  it("pages through all transactions, in both directions", async () => {
    const id = await aCustomer("Cliente de muchas", "muchas@example.com");
    for (let n = 0; n < 45; n += 1)
      await aTransaction(scope, connection, {
        customerId: id,
        createdAt: new Date(Date.UTC(2026, 1, 1, 0, n)),
      });
    const first = (await getCustomer(scope, { customerId: id })).transactions;
    const second = (await getCustomer(scope, { customerId: id, after: first.older ?? "" })).transactions;
    const third = (await getCustomer(scope, { customerId: id, after: second.older ?? "" })).transactions;
    const all = [first, second, third].flatMap((page) => page.rows.map((row) => row.id));
    expect([all.length, new Set(all).size, third.older]).toEqual([45, 45, null]);
    const back = (await getCustomer(scope, { customerId: id, before: third.newer ?? "" })).transactions;
    expect(back.rows).toEqual(second.rows);
  });

  it("says how many links, invoices, numbers and notes there are, and leads to all of them", async () => {
    const id = await aCustomer("Cliente de años", "anos@example.com");
    const other = await aCustomer("Cliente nuevo", "nuevo@example.com");
    const { merchantId } = scope;
    const live = systemScope(merchantId, "live");
    const at = (n: number) => new Date(Date.UTC(2026, 1, 1, 0, n));
    const links = Array.from({ length: 60 }, (_, n) => aLink(id, at(n), `L-${n}`));
    await db().paymentLink.createMany({
      data: [...links, aLink(other, at(0), "X-1"), { ...aLink(id, at(0), "V-1"), mode: "live" }],
    });
    await db().invoice.createMany({
      data: [...Array.from({ length: 55 }, (_, n) => anInvoice(id, at(n))), anInvoice(other, at(0))],
    });
    await aTransaction(scope, connection, { customerId: id, createdAt: at(90), invoiceNumber: "T-1" });
    await aTransaction(scope, connection, { customerId: id, createdAt: at(0), invoiceNumber: "L-59" });
    await db().customerNote.createMany({
      data: Array.from({ length: 130 }, (_, n) => {
        return {
          merchantId,
          id: newId("customerNote"),
          customerId: id,
          text: `${n}`,
          author: "Sol",
          at: at(n),
        };
      }),
    });

    const seen = await getCustomer(scope, { customerId: id });
    expect(seen.totals).toEqual({ links: 60, ownInvoices: 55, invoices: 61, notes: 130 });
    expect(seen.invoices.slice(0, 3)).toEqual(["T-1", "L-59", "L-58"]);
    const { links: shown, ownInvoices, invoices, notes } = seen;
    expect([shown, ownInvoices, invoices, notes].map(({ length }) => length)).toEqual([20, 20, 30, 100]);
    expect((await getCustomer(live, { customerId: id })).totals).toMatchObject({ links: 1, invoices: 1 });

    const numbers = (await getCustomer(scope, { customerId: id, all: "numbers" })).invoices;
    expect(new Set(numbers)).toEqual(new Set(["T-1", ...links.map(({ invoiceNumber }) => invoiceNumber)]));
    expect(numbers).toHaveLength(61);
    expect((await getCustomer(scope, { customerId: id, all: "notes" })).notes).toHaveLength(130);
    const filters = linkFiltersSchema.parse({ q: id });
    const allLinks = await listPaymentLinks(scope, filters, { pageSize: 100 });
    expect(allLinks.rows.map((row) => row.id).toSorted()).toEqual(links.map((link) => link.id).toSorted());
    const first = await listInvoices(scope, invoiceFiltersSchema.parse({ q: id }));
    const second = await listInvoices(scope, invoiceFiltersSchema.parse({ q: id, after: first.older }));
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(55);
    expect(second.older).toBeNull();
  });

  it("keeps notes, and the audit log keeps that they were written, not their words", async () => {
    const id = await aCustomer("Nota", "nota@example.com");
    await addNoteToCustomer(asMember(), { customerId: id, text: "Prefers to pay on Fridays" });
    const { notes } = await getCustomer(scope, { customerId: id });
    expect(notes).toMatchObject([{ text: "Prefers to pay on Fridays", author: "Sol" }]);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { targetId: id, action: "customer.note" },
    });
    expect(JSON.stringify(entry)).not.toContain("Fridays");
  });
});

describe("a look at personal data", () => {
  it("shows it after who, when and why are written down", async () => {
    const id = await aCustomer("ana@taller.example", "ana@taller.example");
    const shown = await revealCustomer(asMember(), { customerId: id, reason: "She asked us to write back" });
    expect(shown).toEqual({
      name: "ana@taller.example",
      email: "ana@taller.example",
      otherEmails: [],
      externalRef: null,
    });
    expect((await getCustomer(scope, { customerId: id })).seenBy).toMatchObject([
      { actor: "Sol", reason: "She asked us to write back" },
    ]);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { targetId: id, action: "customer.reveal" },
    });
    expect(entry).toMatchObject({ actor: "Sol", detail: { reason: "She asked us to write back" } });
    expect(JSON.stringify(entry)).not.toContain("taller");
  });

  it.each(["", "short", "          "])("needs a reason: %j is none", (reason) => {
    expect(revealInput.safeParse({ customerId: newId("customer"), reason }).success).toBe(false);
  });

  it("is for members only, and of their own merchant", async () => {
    const id = await aCustomer("Beto", "beto@example.com");
    const reason = "because it is needed";
    await expect(revealCustomer(scope, { customerId: id, reason })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = memberScope((await aMerchant()).merchantId, "test", member, "customers.reveal", null);
    await expect(revealCustomer(stranger, { customerId: id, reason })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is stopped after thirty within an hour, also when all are asked at once", async () => {
    const id = await aCustomer("Copia", "copia@example.com");
    const busy = asMember({ ...member, memberId: newId("member") });
    const ask = () => revealCustomer(busy, { customerId: id, reason: `copying them all ${randomUUID()}` });
    const answers = await Promise.allSettled(Array.from({ length: 34 }, ask));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
    await expect(ask()).rejects.toMatchObject({ code: "rate_limited" });
    await expect(
      revealCustomer(
        busy,
        { customerId: id, reason: "an hour later" + " it is free" },
        {
          now: () => new Date(Date.now() + 61 * 60_000),
        },
      ),
    ).resolves.toMatchObject({ name: "Copia" });
  });
});
