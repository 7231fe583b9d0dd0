import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { type MerchantId, newId } from "../ids.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { countTabs } from "./count-tabs.ts";
import { listFilterOptions } from "./list-filter-options.ts";
import { listTransactions } from "./list-transactions.ts";
import { openTransactions } from "./open-transactions.ts";
import { transactionFiltersSchema } from "./schema.ts";

let database: TestDatabase;
const merchantId = newId("merchant");
const otherId = newId("merchant");
const scope = systemScope(merchantId, "test");
const connectionId = newId("connection");
const secondConnectionId = newId("connection");

beforeAll(async () => {
  database = await createTestDatabase();
  await addMerchant(merchantId, "cafe-altura", [connectionId, secondConnectionId]);
  await addMerchant(otherId, "other", [connectionId]);
});
afterAll(() => database.drop());

async function addMerchant(id: MerchantId, slug: string, connections: readonly string[]): Promise<void> {
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  await db().merchant.create({ data: { id, slug, name: slug, ...place } });
  const provider = PROVIDERS[0]?.id ?? "";
  for (const connection of connections) {
    await db().connection.create({
      data: {
        merchantId: id,
        id: connection,
        provider,
        name: "Main",
        mode: "test",
        baseUrl: "http://provider.test",
        sealedCredentials: new Uint8Array([1]),
        credentialHints: {},
        credentialsSetAt: new Date(),
      },
    });
  }
}

type Extra = Partial<Parameters<ReturnType<typeof db>["transaction"]["create"]>[0]["data"]>;

async function add(
  reference: string,
  extra: Extra & { createdAt?: Date; merchantId?: string } = {},
): Promise<string> {
  const id = newId("transaction", extra.createdAt);
  const row = {
    merchantId,
    id,
    connectionId,
    provider: PROVIDERS[0]?.id ?? "",
    mode: "test",
    kind: "payment",
    status: "succeeded",
    reference,
    amount: "100.00",
    currency: "COP",
    method: "pse",
    methodLabel: "PSE",
    idempotencyKey: randomUUID(),
  };
  await db().transaction.create({ data: { ...row, ...plain(extra) } });
  return id;
}

function plain(extra: Extra): Record<string, never> {
  return extra as Record<string, never>;
}

async function references(params: Record<string, string>, as: Scope = scope): Promise<string[]> {
  const page = await listTransactions(as, transactionFiltersSchema.parse(params));
  return page.rows.map((row) => row.reference);
}

describe("filters", () => {
  beforeAll(async () => {
    await add("F-METHOD", { method: "nequi", country: "CO" });
    await add("F-KIND", { kind: "payout", country: "MX" });
    await add("F-USD", { currency: "USD", amount: "12.345", country: "US" });
    await add("F-SECOND", {
      connectionId: secondConnectionId,
      status: "declined",
      reason: "Insufficient funds",
    });
    await add("F-SMALL", { amount: "99.99", status: "underpaid", received: "90.00" });
    await add("F-OLD", { createdAt: new Date("2020-01-01T00:00:00Z"), status: "expired" });
    await add("F-LIVE", { mode: "live" });
    await add("F-FOREIGN", { merchantId: otherId });
  });

  it.each([
    [{ method: "nequi" }, ["F-METHOD"]],
    [{ method: "nequi,card" }, ["F-METHOD"]],
    [{ kind: "payout" }, ["F-KIND"]],
    [{ currency: "USD" }, ["F-USD"]],
    [{ country: "MX" }, ["F-KIND"]],
    [{ connection: secondConnectionId }, ["F-SECOND"]],
    [{ tab: "failed" }, ["F-SECOND"]],
    [{ tab: "review" }, ["F-SMALL"]],
    [{ max: "99.99", currency: "COP" }, ["F-SMALL"]],
    [{ min: "12.345", max: "12.345" }, ["F-USD"]],
    [{ tab: "expired", range: "90d" }, []],
    [{ tab: "expired", range: "all" }, ["F-OLD"]],
    [{ kind: "nonsense", tab: "nonsense", currency: "USD" }, ["F-USD"]],
  ])("narrow by %o", async (params, expected) => {
    expect(await references(params)).toEqual(expected);
  });

  it("keep modes and merchants apart", async () => {
    const shown = await references({});
    expect(shown).not.toContain("F-LIVE");
    expect(shown).not.toContain("F-FOREIGN");
    expect(await references({}, systemScope(merchantId, "live"))).toEqual(["F-LIVE"]);
    expect(await references({}, systemScope(otherId, "test"))).toEqual(["F-FOREIGN"]);
  });

  it("count every tab under the other filters", async () => {
    const counts = await countTabs(scope, transactionFiltersSchema.parse({ tab: "failed", currency: "COP" }));
    const exactly = (count: number) => ({ count, exact: true });
    expect(counts).toMatchObject({ all: exactly(5), succeeded: exactly(2), failed: exactly(1) });
    expect(counts).toMatchObject({ expired: exactly(1), review: exactly(1), pending: exactly(0) });
  });

  it("write amounts with all digits and say why beside the status", async () => {
    const page = await listTransactions(
      scope,
      transactionFiltersSchema.parse({ currency: "COP", max: "99.99" }),
    );
    expect(page.rows[0]).toMatchObject({
      amount: { amount: "99.99", currency: "COP" },
      reason: "9.99 COP missing",
      connection: { id: connectionId, name: "Main" },
    });
  });

  it("give the present state of named rows, whatever the other filters say", async () => {
    const id = await add("F-NAMED", { status: "pending" });
    const foreign = await add("F-HIDDEN", { merchantId: otherId });
    expect(await references({ ids: `${id},${foreign}`, tab: "failed", currency: "USD" })).toEqual([
      "F-NAMED",
    ]);
  });
});

describe("search", () => {
  const ids: Record<string, string> = {};
  const customerId = newId("customer");
  const longAgo = new Date("2021-05-05T12:00:00Z");

  beforeAll(async () => {
    const person = { name: "Distribuidora Sol", email: "Compras@Sol.co" };
    await db().customer.create({ data: { merchantId, id: customerId, ...person } });
    await db().customer.create({ data: { merchantId: otherId, id: newId("customer"), ...person } });
    ids.found = await add("ORD-20418", {
      createdAt: longAgo,
      externalId: "IP9BD7CJES6",
      invoiceNumber: "INV-2025-0398",
      txHash: "0xfeed0001",
      address: "0xAddr01",
      customerId,
    });
    await add("ORD-20419", { createdAt: longAgo });
    await add("50%_off", { createdAt: longAgo });
    const receivedAt = new Date();
    const eventId = newId("webhookEvent", receivedAt);
    await db().webhookEventKey.create({
      data: { merchantId, connectionId, externalEventId: "evt_theirs_1", eventId },
    });
    await db().webhookEvent.create({
      data: {
        merchantId,
        id: eventId,
        connectionId,
        provider: "any",
        mode: "test",
        externalEventId: "evt_theirs_1",
        status: "processed",
        headers: {},
        body: new Uint8Array(),
        bodyHash: "",
        receivedAt,
        transactionId: ids.found,
      },
    });
  });

  it.each([
    "ORD-20418",
    "IP9BD7CJES6",
    "INV-2025-0398",
    "0xfeed0001",
    "0xFEED0001",
    "0xAddr01",
    "evt_theirs_1",
  ])("finds exactly one transaction by %s, however old it is", async (q) => {
    const page = await listTransactions(scope, transactionFiltersSchema.parse({ q, range: "24h" }));
    expect(page.rows.map((row) => row.id)).toEqual([ids.found]);
    expect(page).toMatchObject({ exact: true, rangeIgnored: true });
  });

  it("finds it by our own id", async () => {
    expect(await references({ q: ids.found ?? "" })).toEqual(["ORD-20418"]);
  });

  it.each([
    ["ord-2041", ["ORD-20418", "ORD-20419"]],
    ["inv-2025", ["ORD-20418"]],
    ["compras@s", ["ORD-20418"]],
    ["sol", ["ORD-20418"]],
    ["sol distri", ["ORD-20418"]],
    ["50%", ["50%_off"]],
    ["50%x", []],
    ["%", []],
    ["' OR 1=1 --", []],
    ["& | !", []],
  ])("finds beginnings: %s", async (q, expected) => {
    const page = await listTransactions(scope, transactionFiltersSchema.parse({ q }));
    expect(page.rows.map((row) => row.reference).sort()).toEqual(expected);
    expect(page).toMatchObject({ exact: false, rangeIgnored: false });
  });

  it("keeps to the range when it was no id", async () => {
    expect(await references({ q: "ord-2041", range: "90d" })).toEqual([]);
  });

  it("shows a foreign merchant nothing, by any of them", async () => {
    const foreign = systemScope(otherId, "test");
    for (const q of [ids.found ?? "", "ORD-20418", "0xfeed0001", "evt_theirs_1", "sol"]) {
      expect(await references({ q }, foreign), q).toEqual([]);
    }
  });
});

describe("paging", () => {
  const pagedId = newId("merchant");
  const paged = systemScope(pagedId, "test");
  const at = (n: number) => new Date(Date.UTC(2026, 10, 19, 12, 0, Math.floor(n / 3)));

  beforeAll(async () => {
    await addMerchant(pagedId, "paged", [connectionId]);
    for (let n = 0; n < 120; n += 1) {
      await add(String(n).padStart(3, "0"), { merchantId: pagedId, createdAt: at(n) });
    }
  });

  it("walks down and back up without a gap or a repeat while rows arrive", async () => {
    const walk = async (params: Record<string, string>) =>
      listTransactions(paged, transactionFiltersSchema.parse(params));
    const first = await walk({});
    expect(first.newer).toBeNull();
    await add("NEW", { merchantId: pagedId, createdAt: at(400) });
    const second = await walk({ after: first.older ?? "" });
    const third = await walk({ after: second.older ?? "" });
    expect(third.older).toBeNull();
    const seen = [first, second, third].flatMap((page) => page.rows.map((row) => row.reference));
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);

    const backToSecond = await walk({ before: third.newer ?? "" });
    expect(backToSecond.rows).toEqual(second.rows);
    const backToFirst = await walk({ before: backToSecond.newer ?? "" });
    expect(backToFirst.rows).toEqual(first.rows);
    const top = await walk({ before: backToFirst.newer ?? "" });
    expect(top.rows.map((row) => row.reference)).toEqual(["NEW"]);
    expect(top.newer).toBeNull();
    expect(top.older).not.toBeNull();
  });

  it("begins at the top when the cursor is nonsense", async () => {
    expect((await references({ after: "nonsense" }, paged))[0]).toBe("NEW");
  });

  it("opens at the top where the rows of a shared page have moved on, and still says when nothing is newer", async () => {
    const movedId = newId("merchant");
    const moved = systemScope(movedId, "test");
    await addMerchant(movedId, "moved", [connectionId]);
    for (let n = 0; n < 60; n += 1)
      await add(`OLD-${n}`, { merchantId: movedId, status: "pending", createdAt: at(n) });
    const pending = (page: Record<string, string> = {}) =>
      transactionFiltersSchema.parse({ tab: "pending", ...page });
    const first = await openTransactions(moved, pending());
    const second = await openTransactions(moved, pending({ after: first.older ?? "" }));
    expect(second.rows).toHaveLength(10);
    await db().transaction.updateMany({ where: { merchantId: movedId }, data: { status: "succeeded" } });
    await add("LATER", { merchantId: movedId, status: "pending", createdAt: at(400) });

    const shared = await openTransactions(moved, pending({ after: first.older ?? "" }));
    expect(shared.rows.map((row) => row.reference)).toEqual(["LATER"]);
    expect(shared).toMatchObject({ older: null, newer: null });
    await db().transaction.updateMany({
      where: { merchantId: movedId, reference: "OLD-3" },
      data: { status: "pending" },
    });
    await db().transaction.updateMany({
      where: { merchantId: movedId, reference: "LATER" },
      data: { status: "failed" },
    });
    const back = pending({ before: second.newer ?? "" });
    expect((await openTransactions(moved, back)).rows.map((row) => row.reference)).toEqual(["OLD-3"]);
    expect((await listTransactions(moved, back)).rows).toEqual([]);
  });
});

it("offers what the connections can charge", async () => {
  const options = await listFilterOptions(scope);
  expect(options.connections.map((connection) => connection.id)).toEqual([connectionId, secondConnectionId]);
  expect(options.methods.length).toBeGreaterThan(0);
  expect(options.currencies).toEqual([...options.currencies].sort());
});
