import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { listExactly } from "./list-exactly.ts";
import { listTransactions } from "./list-transactions.ts";
import type { NewTransaction } from "./repository.ts";
import { type TransactionPage, transactionFiltersSchema } from "./schema.ts";

const HASH = `0x${"4be7".repeat(16)}`;

const SETTLEMENT = `0x${"5e77".repeat(16)}`;

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
const customerId = newId("customer");
const ids: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  connection = await aConnection(scope);
  const { merchantId } = scope;
  const person = { name: "María Peña Óscar", email: "maria.pena@correo.test" };
  await db().customer.create({ data: { merchantId, id: customerId, ...person } });
  const namesake = newId("customer");
  await db().customer.create({ data: { merchantId, id: namesake, name: "Marina Peñaloza" } });
  await add("PED-2026/5000-E", { customerId: namesake });
  await add("PED-2026/1042-B", { customerId, invoiceNumber: "F-000231", externalId: "pi_9F3acQ77Zz01" });
  await add("PED-2026/1099-B", { address: "TXyZ91kQpAbCdEfGh" });
  await add("PED-2026/3000-C", {
    amount: moneyOf("45000", "COP"),
    createdAt: new Date("2026-11-12T15:00:00Z"),
  });
  await add("PED-2026/3001-C", {
    amount: moneyOf("45000", "COP"),
    createdAt: new Date("2026-11-13T04:59:00Z"),
  });
  await add("PED-2026/3002-C", {
    amount: moneyOf("45000", "COP"),
    createdAt: new Date("2026-11-13T05:00:00Z"),
  });
  await add("PED-2026/4000-D", {
    amount: moneyOf("12.5", "USDT"),
    status: "underpaid",
  });
  await add("ratio 3:1", { status: "failed" });
  await db().transaction.updateMany({
    where: { merchantId, reference: "PED-2026/4000-D" },
    data: { received: "12.1" },
  });
  await db().paymentLink.create({
    data: {
      merchantId,
      id: newId("paymentLink"),
      slug: "k3Jh9aPqXx",
      mode: "test",
      status: "published",
      title: "Box",
      currency: "COP",
      createdBy: "Ana",
    },
  });
  const link = await db().paymentLink.findFirstOrThrow({ where: { merchantId, slug: "k3Jh9aPqXx" } });
  await db().transaction.updateMany({
    where: { merchantId, reference: "PED-2026/1099-B" },
    data: { linkId: link.id, txHash: HASH, settlementTx: SETTLEMENT },
  });
});
afterAll(() => database.drop());

async function add(reference: string, patch: Partial<NewTransaction>): Promise<void> {
  const { id } = await aTransaction(scope, connection, { reference, createdAt: new Date(), ...patch });
  ids[reference] = id;
}

async function search(
  params: Record<string, string>,
  as: Scope = scope,
): Promise<TransactionPage & { references: string[] }> {
  const page = await listTransactions(as, transactionFiltersSchema.parse(params));
  return { ...page, references: page.rows.map((row) => row.reference).sort() };
}

describe("an id, as it was pasted", () => {
  it.each([
    [" “PED-2026/1042-B”. ", "PED-2026/1042-B"],
    ["ped-2026/1042-b", "PED-2026/1042-B"],
    ["#F-000231", "PED-2026/1042-B"],
    [`https://scan.test/tx/${HASH.toUpperCase().replace("0X", "0x")}`, "PED-2026/1099-B"],
    ["https://shop.test/pay/k3Jh9aPqXx?lang=es", "PED-2026/1099-B"],
    ["k3Jh9aPqXx", "PED-2026/1099-B"],
    ["ratio 3:1", "ratio 3:1"],
    [SETTLEMENT, "PED-2026/1099-B"],
  ])("%s leads to one payment, whatever the dates", async (q, reference) => {
    const page = await search({ q, range: "24h", from: "2020-01-01", to: "2020-01-02" });
    expect(page).toMatchObject({ references: [reference], exact: true, rangeIgnored: true, hints: [] });
  });

  it("in the other mode is told, and not shown", async () => {
    const live = systemScope(scope.merchantId, "live");
    const page = await search({ q: "F-000231" }, live);
    expect(page).toMatchObject({ rows: [], exact: false, hints: [expect.stringContaining("test mode")] });
    const other = await aMerchant();
    expect(await search({ q: "F-000231" }, other)).toMatchObject({ rows: [], hints: [] });
  });
});

describe("part of what somebody has", () => {
  it.each([
    ["ped20261042", ["PED-2026/1042-B"]],
    ["PED 2026 10", ["PED-2026/1042-B", "PED-2026/1099-B"]],
    ["1042-B", ["PED-2026/1042-B"]],
    ["f000", ["PED-2026/1042-B"]],
    ["pi_9F3acQ", ["PED-2026/1042-B"]],
    [`${HASH.slice(0, 8)}…${HASH.slice(-6)}`, ["PED-2026/1099-B"]],
    [`${HASH.slice(0, 8)}...${HASH.slice(-4)}`, ["PED-2026/1099-B"]],
    ["TXyZ91k", ["PED-2026/1099-B"]],
    ["pena maria", ["PED-2026/1042-B"]],
    ["marin penal", ["PED-2026/5000-E"]],
    ["mari pe", ["PED-2026/1042-B", "PED-2026/5000-E"]],
    ["Óscar", ["PED-2026/1042-B"]],
    ["maria.pe", ["PED-2026/1042-B"]],
    ["maria.pena@correo.test", ["PED-2026/1042-B"]],
  ])("%s finds it", async (q, references) => {
    expect(await search({ q })).toMatchObject({ references, exact: false, hints: [] });
  });

  it("with the wrong end of a shortened hash finds nothing", async () => {
    expect((await search({ q: `${HASH.slice(0, 8)}…000000` })).references).toEqual([]);
  });

  it.each([
    ["ped20261024b", "PED-2026/1042-B"],
    ["PED-2026/104-B", "PED-2026/1042-B"],
    ["F-00O231", "PED-2026/1042-B"],
    ["Maira Peña", "PED-2026/1042-B"],
    ["mariapena@correo.test", "PED-2026/1042-B"],
  ])("%s, one slip away, is found and said to be only close", async (q, reference) => {
    const page = await search({ q });
    expect(page).toMatchObject({ references: [reference], exact: false });
    expect(page.hints).toEqual([expect.stringContaining("one slip away")]);
  });
});

describe("an amount", () => {
  it.each([
    ["45.000 COP", ["PED-2026/3000-C", "PED-2026/3001-C", "PED-2026/3002-C"]],
    ["45,000.00 12/11/2026", ["PED-2026/3000-C", "PED-2026/3001-C"]],
    ["2026-11-13 $45.000", ["PED-2026/3002-C"]],
    ["12.1 usdt", ["PED-2026/4000-D"]],
    ["12,50", ["PED-2026/4000-D"]],
    ["45000 USD", []],
  ])("%s finds what was asked for or what came in, by the merchant's day", async (q, references) => {
    expect((await search({ q })).references).toEqual(references);
  });
});

describe("fields", () => {
  it.each([
    ["status:underpaid", ["PED-2026/4000-D"]],
    ["status:failed,underpaid", ["PED-2026/4000-D", "ratio 3:1"]],
    ["reference:PED-2026/1042-B", ["PED-2026/1042-B"]],
    ["ref:ped-2026/10 amount:<=100", ["PED-2026/1042-B", "PED-2026/1099-B"]],
    ["invoice:f231", []],
    ["email:maria.pena@correo.test kind:payment", ["PED-2026/1042-B"]],
    ["customer:pena date:today", ["PED-2026/1042-B"]],
    ["customer:pena status:failed", []],
    ["hash:0x4be7", ["PED-2026/1099-B"]],
    ["link:k3Jh9aPqXx", ["PED-2026/1099-B"]],
    ["currency:cop date:2026-11-12", ["PED-2026/3000-C", "PED-2026/3001-C"]],
    ["date:2026-11-12 currency:cop 45.000", ["PED-2026/3000-C", "PED-2026/3001-C"]],
    ["email:nobody@x.test", []],
    ["event:evt_none", []],
  ])("%s", async (q, references) => {
    expect((await search({ q })).references).toEqual(references);
  });

  it("are ids, in all dates, only where the value is a whole one", async () => {
    const whole = await search({ q: "ref:PED-2026/3000-C date:2020-01-01" });
    expect(whole).toMatchObject({ references: ["PED-2026/3000-C"], exact: true, rangeIgnored: true });
    const begun = await search({ q: "ref:PED-2026 date:2026-11-12" });
    expect(begun).toMatchObject({
      references: ["PED-2026/3000-C", "PED-2026/3001-C"],
      exact: false,
      rangeIgnored: false,
    });
    expect((await search({ q: "hash:0x4be7", from: "2020-01-01", to: "2020-01-02" })).references).toEqual([]);
    const both = await search({ q: "ref:PED-2026/1042-B invoice:F-0002", range: "24h" });
    expect(both).toMatchObject({ references: ["PED-2026/1042-B"], exact: false });
  });

  it("that only begin an id are nothing to a program, which asks for whole ones", async () => {
    const asked = {
      ...{ statuses: [], kind: undefined, since: undefined, until: undefined },
      ...{ reference: undefined, externalId: undefined, after: undefined },
    };
    const found = async (q: string) =>
      (await listExactly(scope, { ...asked, q }, 50)).rows.map((row) => row.reference);
    expect(await found("ref:PED-2026/1042-B")).toEqual(["PED-2026/1042-B"]);
    expect(await found("ref:PED-2026")).toEqual([]);
  });

  it("go before the parameters beside them, which say what they leave open", async () => {
    const { references } = await search({ q: "status:failed", status: "succeeded", currency: "USDT" });
    expect(references).toEqual(["ratio 3:1"]);
  });

  it("that are not understood are told, and the rest counts", async () => {
    const page = await search({ q: "status:sold reference:PED-2026/1042-B" });
    expect(page).toMatchObject({ references: ["PED-2026/1042-B"], hints: [expect.stringContaining("sold")] });
  });
});

describe("garbage", () => {
  it.each([
    "%",
    "_",
    "\\",
    "'",
    "''; DROP TABLE transactions; --",
    "…",
    "..",
    "a…b…c",
    ":",
    "::",
    "status:",
    '"',
    "& | ! ( )",
    "\u0000x",
    "\uD800",
    "🦊",
    "٣٤٥",
    "x".repeat(200),
    "1".repeat(200),
    "amount:>",
    "date:..",
    "amount:1e309",
    "0.0000000000000000001",
  ])("%j finds nothing and breaks nothing", async (q) => {
    const page = await search({ q, from: "2026-02-30", to: "soon", status: ",,", min: "1e5" });
    expect(page.newer).toBeNull();
  });
});
