import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { queueBalanceRefreshes } from "./queue-balance-refreshes.ts";
import { refreshBalance } from "./refresh-balance.ts";

let database: TestDatabase;
let answer: { status: number; body: unknown } = { status: 200, body: {} };
const gateway = createServer((_request, response) => {
  response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
});
let baseUrl = "";

beforeAll(async () => {
  database = await createTestDatabase();
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  const address = gateway.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  baseUrl = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  gateway.close();
  await database.drop();
});

const minute = (count: number) => fixedClock(new Date(Date.UTC(2026, 10, 19, 14, count)));

async function snapshots(scope: Scope) {
  const rows = await db().balanceSnapshot.findMany({
    where: { merchantId: scope.merchantId },
    orderBy: [{ currency: "asc" }, { asOf: "asc" }],
  });
  return rows.map((row) => [
    row.currency,
    row.available.toFixed(),
    row.source,
    row.asOf.toISOString().slice(11, 16),
  ]);
}

function says(...balances: readonly { currency: string; available: number; pending?: number }[]) {
  answer = { status: 200, body: { balances } };
}

describe("a provider that holds the money", () => {
  it("is written down per currency; the same figures only move their as-of within the hour", async () => {
    const scope = await aMerchant();
    const { id } = await aConnection(scope, {
      provider: "gateway",
      baseUrl,
      credentials: { apiKey: "k", webhookSecret: "w" },
    });
    says({ currency: "USD", available: 12345 }, { currency: "CLP", available: 900 });
    await refreshBalance(scope, id, minute(0));
    await refreshBalance(scope, id, minute(5));
    expect(await snapshots(scope)).toEqual([
      ["CLP", "900", "provider", "14:05"],
      ["USD", "123.45", "provider", "14:05"],
    ]);
    says({ currency: "USD", available: 12346 }, { currency: "CLP", available: 900 });
    await refreshBalance(scope, id, minute(10));
    await refreshBalance(scope, id, minute(62));
    expect(await snapshots(scope)).toEqual([
      ["CLP", "900", "provider", "14:10"],
      ["CLP", "900", "provider", "15:02"],
      ["USD", "123.45", "provider", "14:05"],
      ["USD", "123.46", "provider", "14:10"],
      ["USD", "123.46", "provider", "15:02"],
    ]);
  });

  it("that fails or answers late leaves what is known as it was", async () => {
    const scope = await aMerchant();
    const { id } = await aConnection(scope, {
      provider: "gateway",
      baseUrl,
      credentials: { apiKey: "k", webhookSecret: "w" },
    });
    says({ currency: "USD", available: 100 });
    await refreshBalance(scope, id, minute(5));
    answer = { status: 401, body: {} };
    expect(await refreshBalance(scope, id, minute(6))).toMatchObject({
      ok: false,
      error: { code: "credentials_rejected" },
    });
    says({ currency: "USD", available: 5 });
    await refreshBalance(scope, id, minute(1));
    expect(await snapshots(scope)).toEqual([["USD", "1", "provider", "14:05"]]);
  });
});

describe("money that is the merchant's own", () => {
  it("is what came in less what went out, of this mode and merchant only", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    const add = async (
      status: string,
      amount: string,
      more: Readonly<Record<string, string>> = {},
      owner: Scope = scope,
    ) => {
      const { id } = await aTransaction(owner, connection, { amount: moneyOf(amount, "USDT") });
      await db().transaction.updateMany({ where: { id }, data: { status, ...more } });
      return id;
    };
    await add("succeeded", "100");
    await add("succeeded", "50", { received: "50.000001" });
    await add("succeeded", "7", { kind: "deposit" });
    await add("declined", "999");
    await add("pending", "999");
    await add("confirming", "20");
    await add("underpaid", "10", { received: "4" });
    const refunded = await add("refunded", "30");
    await add("succeeded", "30", { kind: "refund", parentId: refunded });
    await add("refunded", "8");
    await add("succeeded", "11.5", { kind: "payout" });
    await add("pending", "1000", { kind: "payout" });
    await add("succeeded", "5000", { mode: "live" });
    await add("succeeded", "5000", {}, await aMerchant());
    await refreshBalance(scope, connection.id, minute(0));
    const [row] = await db().balanceSnapshot.findMany({ where: { merchantId: scope.merchantId } });
    expect({
      ...row,
      available: row?.available.toFixed(),
      pending: row?.pending?.toFixed(),
      totalIn: row?.totalIn?.toFixed(),
      totalOut: row?.totalOut?.toFixed(),
    }).toMatchObject({
      source: "derived",
      currency: "USDT",
      available: "145.500001",
      pending: "24",
      totalIn: "195.000001",
      totalOut: "49.5",
      settled: null,
    });
  });

  it("of another merchant's connection is not found", async () => {
    const connection = await aConnection(await aMerchant());
    await expect(refreshBalance(await aMerchant(), connection.id)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

it("the sweep queues one job for every enabled connection", async () => {
  const scope = await aMerchant();
  const { id } = await aConnection(scope);
  const off = await aConnection(scope);
  await db().connection.updateMany({ where: { id: off.id }, data: { disabledAt: new Date() } });
  await queueBalanceRefreshes();
  await queueBalanceRefreshes();
  const { rows } = await pool().query("SELECT key FROM graphile_worker.jobs WHERE key = ANY($1)", [
    [`refresh-balance:${id}`, `refresh-balance:${off.id}`],
  ]);
  expect(rows).toEqual([{ key: `refresh-balance:${id}` }]);
});
