import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInRole } from "../../auth/permissions.ts";
import { memberScope, type Scope } from "../../auth/scope.ts";
import type { Connection } from "../../connections/connection.ts";
import { listConnectionCards } from "../../connections/list-connection-cards.ts";
import { newId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import { getOverview } from "../../overview/get-overview.ts";
import { aConnection, aMerchant, aTransaction } from "../../testing/merchant-fixture.ts";
import { countTabs } from "../../transactions/count-tabs.ts";
import { foldCounts } from "../../transactions/fold-counts.ts";
import { getTransaction } from "../../transactions/get-transaction.ts";
import { listTransactions } from "../../transactions/list-transactions.ts";
import { transactionFiltersSchema } from "../../transactions/schema.ts";
import { storeEvent } from "../../webhooks/testing/store-event.ts";
import { db } from "../client.ts";
import { pool } from "../pool.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { behindWall } from "./wall.ts";

let database: TestDatabase;
let merchant: Scope;
let shop: Connection;
let till: Connection;
let limited: Scope;
const inShop: string[] = [];
const inTill: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  merchant = await aMerchant();
  shop = await aConnection(merchant);
  till = await aConnection(merchant);
  const who = { memberId: newId("member"), userId: newId("user"), name: "Sofía" };
  const actor = { type: "member", ...who, role: builtInRole("support") } as const;
  limited = memberScope(merchant.merchantId, merchant.mode, actor, "transactions.read", [shop.id]);
  const paid = { status: "succeeded", amount: moneyOf("77", "USDT") } as const;
  for (const [connection, ids, count] of [
    [shop, inShop, 2],
    [till, inTill, 3],
  ] as const)
    for (let n = 0; n < count; n += 1) {
      ids.push((await aTransaction(merchant, connection, paid)).id);
      await storeEvent(merchant, connection, new Date());
    }
  await foldCounts();
});
afterAll(() => database.drop());

const see = <T>(work: () => Promise<T>) => behindWall(limited, work);
const filters = (params: Record<string, string>) => transactionFiltersSchema.parse(params);

describe("a member who sees one of two connections", () => {
  it("finds only what came through it, whatever a statement's where says", async () => {
    await see(async () => {
      for (const table of ["transactions", "webhook_events"]) {
        const { rows } = await pool().query(`SELECT * FROM ${table}`);
        expect(rows.length, table).toBe(2);
        for (const row of rows) expect(inTill, table).not.toContain(row.transaction_id ?? row.id);
      }
      expect(await db().connection.findMany({ select: { id: true } })).toEqual([{ id: shop.id }]);
      expect((await pool().query("SELECT FROM transaction_hours")).rowCount).toBe(0);
    });
    expect(await db().connection.count()).toBe(2);
  });

  it.each([
    {},
    { min: "70" },
    { q: "77" },
    { range: "7d" },
    { tab: "succeeded" },
    { currency: "USDT", kind: "payment" },
  ])("has lists and counts of it alone, under %o", async (params: Record<string, string>) => {
    const { rows } = await see(() => listTransactions(limited, filters(params)));
    expect(rows.map(({ id }) => id).sort()).toEqual([...inShop].sort());
    const tabs = await see(() => countTabs(limited, filters(params)));
    expect(tabs.all).toMatchObject({ count: 2 });
  });

  it("asked for the other connection, finds nothing", async () => {
    const { rows } = await see(() => listTransactions(limited, filters({ connection: till.id })));
    expect(rows).toEqual([]);
    const one = see(() => getTransaction(limited, { transactionId: inTill[0] ?? "" }));
    await expect(one).rejects.toMatchObject({ code: "not_found" });
    const cards = await see(() => listConnectionCards(limited));
    expect(cards.map(({ id }) => id)).toEqual([shop.id]);
  });

  it("has an overview that sums what they see", async () => {
    const whole = await getOverview(merchant, { range: "7d" });
    const part = await see(() => getOverview(limited, { range: "7d" }));
    expect([whole.volume.total, part.volume.total].map(Number)).toEqual([385, 154]);
    expect(JSON.stringify(part)).not.toContain(till.id);
  });

  it("cannot write for the other connection", async () => {
    await expect(see(() => aTransaction(limited, till))).rejects.toThrow("row-level security");
    const changed = await see(() => pool().query("UPDATE transactions SET method_label = 'changed'"));
    expect(changed.rowCount).toBe(2);
  });
});
