import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { findOrCreateCustomer } from "../customers/find-or-create-customer.ts";
import { presentCustomer } from "../customers/present-customer.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { assertId, type CustomerId, newId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { addNoteToCustomer } from "./add-note.ts";
import { getCustomer } from "./get-customer.ts";
import { listCustomers } from "./list-customers.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { previewMerge } from "./preview-merge.ts";

let database: TestDatabase;
let scope: Scope;
let live: Scope;
let connection: Connection;
let liveConnection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  live = systemScope(scope.merchantId, "live");
  connection = await aConnection(scope);
  liveConnection = await aConnection(live);
});
afterAll(() => database.drop());

let made = 0;
function aCustomer(patch: { name?: string; email?: string; country?: string } = {}): Promise<CustomerId> {
  made += 1;
  const email = `person${made}@example.com`;
  return arrive({ name: `Person ${made}`, email, ...patch });
}

/** As a payment link or a deposit address brings somebody in. */
function arrive(wanted: { name: string; email: string; country?: string }, as = scope): Promise<CustomerId> {
  return unit(async (tx) => assertId("customer", (await findOrCreateCustomer(tx, as, wanted))?.id ?? ""));
}

function rowOf(id: string) {
  return db().customer.findUniqueOrThrow({ where: { merchantId_id: { merchantId: scope.merchantId, id } } });
}

const answered = { status: "succeeded", createdAt: new Date() } as const;

async function owners(): Promise<Record<string, number>> {
  const rows = await db().transaction.groupBy({
    by: ["customerId"],
    where: { merchantId: scope.merchantId },
    _count: true,
  });
  return Object.fromEntries(rows.map((row) => [row.customerId ?? "nobody", row._count]));
}

describe("a merge", () => {
  it("moves everything in both modes and leaves a pointer that ids and e-mails follow", async () => {
    const stays = await aCustomer({ email: "ana@taller.example" });
    const goes = await aCustomer({ email: "a.na+web@taller.example", country: "MX" });
    await aTransaction(scope, connection, { ...answered, customerId: goes });
    await aTransaction(live, liveConnection, { ...answered, customerId: goes });
    await aTransaction(scope, connection, { ...answered, customerId: stays });
    await db().paymentLink.create({ data: link(goes, "test") });
    await db().paymentLink.create({ data: link(goes, "live") });
    for (const mode of ["test", "live"]) await db().invoice.create({ data: invoice(goes, mode) });
    await db().depositAddress.create({ data: address(goes) });
    await addNoteToCustomer(scope, { customerId: goes, text: "Calls on Mondays" });

    const pair = { customerId: stays, otherId: goes };
    expect(await previewMerge(scope, pair)).toMatchObject({
      stays: { id: stays },
      goes: { id: goes, email: "a•••••••@t•••••.example" },
      moves: { test: 1, live: 1, links: 2, invoices: 2, addresses: 1, notes: 1 },
      takes: ["country"],
    });
    expect(await mergeCustomers(scope, pair)).toEqual({ id: stays, transactions: 2 });

    expect(await owners()).toMatchObject({ [stays]: 3 });
    expect((await owners())[goes]).toBeUndefined();
    const where = { merchantId: scope.merchantId, customerId: stays };
    expect(await db().paymentLink.count({ where })).toBe(2);
    expect(await db().invoice.count({ where })).toBe(2);
    expect(await db().depositAddress.count({ where })).toBe(1);
    const seen = await getCustomer(scope, { customerId: goes });
    expect(seen).toMatchObject({ id: stays, country: "MX", notes: [{ text: "Calls on Mondays" }] });
    expect(seen.merged).toMatchObject([{ id: goes, by: "Paydeck" }]);
    expect(await arrive({ name: "", email: "A.na+web@taller.example" }, live)).toBe(stays);
    expect(await arrive({ name: "", email: "ana@taller.example" })).toBe(stays);
    for (const q of ["a.na+web@", "ana@taller", goes, stays])
      expect(
        (await listCustomers(scope, { q })).rows.map((row) => row.id),
        q,
      ).toEqual([stays]);
    const audits = await db().auditEntry.findMany({ where: { targetId: { in: [stays, goes] } } });
    expect(audits.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["customer.merge", "customer.merge_away"]),
    );
    expect(JSON.stringify(audits)).not.toContain("taller");
  });

  it("fills in what the one that stays lacks, and no e-mail stands on both", async () => {
    const stays = await arrive({ name: "Sin Correo", email: "" });
    const goes = await aCustomer({ name: "sin correo", email: "con@correo.example" });
    await mergeCustomers(scope, { customerId: stays, otherId: goes });
    expect(await rowOf(stays)).toMatchObject({ email: "con@correo.example" });
    expect(await rowOf(goes)).toMatchObject({ email: null, mergedIntoId: stays });
    expect(await arrive({ name: "", email: "con@correo.example" })).toBe(stays);
  });

  it("keeps a customer known by name alone findable by that name", async () => {
    const stays = await aCustomer();
    const goes = await arrive({ name: "Sólo Nombre", email: "" });
    await mergeCustomers(scope, { customerId: stays, otherId: goes });
    expect(await arrive({ name: "Sólo Nombre", email: "" })).toBe(stays);
  });

  it("never makes a pointer to a pointer", async () => {
    const [a, b, c] = [await aCustomer(), await aCustomer(), await aCustomer()];
    await mergeCustomers(scope, { customerId: b, otherId: a });
    await mergeCustomers(scope, { customerId: c, otherId: b });
    expect([(await rowOf(a)).mergedIntoId, (await rowOf(b)).mergedIntoId]).toEqual([c, c]);
    for (const pair of [
      { customerId: a, otherId: c },
      { customerId: b, otherId: c },
      { customerId: c, otherId: a },
    ])
      await expect(mergeCustomers(scope, pair)).rejects.toMatchObject({ code: "conflict" });
    expect((await rowOf(c)).mergedIntoId).toBeNull();
  });

  it("refuses one and the same, strangers and garbage", async () => {
    const id = await aCustomer();
    const foreign = await arrive({ name: "X", email: "x@example.com" }, await aMerchant());
    await expect(mergeCustomers(scope, { customerId: id, otherId: id })).rejects.toMatchObject({
      code: "invalid_input",
    });
    for (const otherId of [foreign, newId("customer"), "cus_1", "", "\0"])
      for (const run of [mergeCustomers, previewMerge])
        await expect(run(scope, { customerId: id, otherId }), otherId).rejects.toMatchObject({
          code: "not_found",
        });
    await expect(
      db().customer.update({
        where: { merchantId_id: { merchantId: scope.merchantId, id } },
        data: { mergedIntoId: id },
      }),
    ).rejects.toThrow();
  });

  it("waits with a payment that may have to be sent again unchanged", async () => {
    const [stays, goes] = [await aCustomer(), await aCustomer()];
    const unsent = { status: "created", externalId: null, createdAt: new Date() } as const;
    const { id } = await aTransaction(scope, connection, { ...unsent, customerId: goes });
    await expect(mergeCustomers(scope, { customerId: stays, otherId: goes })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("no answer from its provider yet"),
    });
    await db().transaction.updateMany({ where: { id }, data: { status: "failed" } });
    await expect(mergeCustomers(scope, { customerId: stays, otherId: goes })).resolves.toBeDefined();
  });

  it("suggests who shares a spelling of the e-mail, a name or a reference; namesakes abroad are none", async () => {
    const id = await aCustomer({ name: "Julia Soto", email: "julia.soto@casa.example", country: "CO" });
    const spelt = await aCustomer({ name: "J. Soto", email: "juliasoto+tienda@casa.example" });
    const named = await aCustomer({ name: "JULIA SOTO", country: "CO" });
    await aCustomer({ name: "Julia Soto", country: "MX" });
    const found = (await getCustomer(scope, { customerId: id })).duplicates;
    expect(Object.fromEntries(found.map((one) => [one.id, one.reasons]))).toEqual({
      [spelt]: ["email"],
      [named]: ["name_country"],
    });
    await mergeCustomers(scope, { customerId: id, otherId: spelt });
    expect((await getCustomer(scope, { customerId: id })).duplicates.map((one) => one.id)).toEqual([named]);
  });
});

describe("at the same moment", () => {
  it("merges in a circle end with one customer and everything under it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ids = [await aCustomer(), await aCustomer(), await aCustomer()] as const;
      for (const customerId of ids) await aTransaction(scope, connection, { ...answered, customerId });
      const [a, b, c] = ids;
      const answers = await Promise.allSettled(
        [
          [a, b],
          [b, a],
          [b, c],
          [c, a],
        ].map(([customerId = a, otherId = b]) => mergeCustomers(scope, { customerId, otherId })),
      );
      const merged = answers.filter(({ status }) => status === "fulfilled").length;
      expect(merged).toBeGreaterThanOrEqual(1);
      const rows = await Promise.all(ids.map(rowOf));
      const standing = rows.filter((row) => row.mergedIntoId === null).map((row) => row.id);
      expect(rows.length - standing.length).toBe(merged);
      for (const row of rows) if (row.mergedIntoId !== null) expect(standing).toContain(row.mergedIntoId);
      const own = await owners();
      expect(standing.reduce((sum, id) => sum + (own[id] ?? 0), 0)).toBe(3);
    }
  });

  it("arrivals and payments under the one that goes end at the one that stays", async () => {
    const stays = await aCustomer();
    const goes = await aCustomer({ email: "apuro@example.com" });
    const arrivals = Array.from({ length: 24 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 4));
      return unit(async (tx) => {
        const customer =
          n % 2 === 0
            ? (await findOrCreateCustomer(tx, scope, { name: "", email: "apuro@example.com" }))?.id
            : await presentCustomer(tx, scope, goes);
        await tx.paymentLink.create({ data: link(customer ?? null, "test") });
        await new Promise((resolve) => setTimeout(resolve, 10));
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await mergeCustomers(scope, { customerId: stays, otherId: goes });
    await Promise.all(arrivals);
    const where = { merchantId: scope.merchantId };
    expect(await db().paymentLink.count({ where: { ...where, customerId: goes } })).toBe(0);
    expect(await db().paymentLink.count({ where: { ...where, customerId: stays } })).toBe(24);
  });

  it("gives way to a payment that holds its link and then needs the customer", async () => {
    const [stays, goes] = [await aCustomer(), await aCustomer()];
    const data = link(goes, "test");
    await db().paymentLink.create({ data });
    let letGo = () => {};
    const mayGoOn = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let holds = () => {};
    const held = new Promise<void>((resolve) => {
      holds = resolve;
    });
    const payment = unit(async (tx) => {
      await tx.$queryRaw`SELECT id FROM payment_links WHERE id = ${data.id} FOR UPDATE`;
      holds();
      await mayGoOn;
      await presentCustomer(tx, scope, goes);
      await tx.paymentLink.updateMany({ where: { id: data.id }, data: { startedCount: 1 } });
    });
    await held;
    const merging = mergeCustomers(scope, { customerId: stays, otherId: goes });
    await new Promise((resolve) => setTimeout(resolve, 100));
    letGo();
    await payment;
    await merging;
    expect(await db().paymentLink.findFirstOrThrow({ where: { id: data.id } })).toMatchObject({
      customerId: stays,
      startedCount: 1,
    });
  });
});

function link(customerId: string | null, mode: string) {
  const id = newId("paymentLink");
  return {
    merchantId: scope.merchantId,
    id,
    slug: id,
    mode,
    status: "published",
    title: "Coffee",
    currency: "USDT",
    customerId,
    createdBy: "Sol",
  };
}

function invoice(customerId: string, mode: string) {
  const id = newId("invoice");
  const now = new Date();
  const sums = { subtotal: 10, discountTotal: 0, taxTotal: 0, total: 10 };
  return {
    ...{ merchantId: scope.merchantId, id, slug: id, mode, customerId, billTo: {}, currency: "USDT" },
    ...{ ...sums, dueDate: now, createdAt: now, updatedAt: now },
  };
}

function address(customerId: string) {
  return {
    merchantId: scope.merchantId,
    id: newId("depositAddress"),
    connectionId: connection.id,
    mode: "test",
    reference: "C-1",
    protocol: "evm",
    address: "0x1",
    customerId,
    boundBy: "Sol",
    boundAt: new Date(),
  };
}

it("leaves amounts and moments of what it moves as they were", async () => {
  const [stays, goes] = [await aCustomer(), await aCustomer()];
  const { id } = await aTransaction(scope, connection, {
    ...answered,
    customerId: goes,
    amount: moneyOf("12.345678", "USDT"),
  });
  const before = await db().transaction.findFirstOrThrow({ where: { id } });
  await mergeCustomers(scope, { customerId: stays, otherId: goes });
  expect(await db().transaction.findFirstOrThrow({ where: { id } })).toEqual({
    ...before,
    customerId: stays,
  });
});
