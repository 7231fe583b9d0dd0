import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { systemScope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { listTransactions } from "../transactions/list-transactions.ts";
import { readSnapshot } from "../transactions/read-snapshot.ts";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { cancelExport } from "./cancel-export.ts";
import { createExport, createRevealingExport } from "./create-export.ts";
import { deleteExport } from "./delete-export.ts";
import { expireExports } from "./expire-exports.ts";
import { forecastExport } from "./forecast-export.ts";
import { listExports } from "./list-exports.ts";
import { openFile } from "./open-file.ts";
import { createPartWriter } from "./part-writer.ts";
import { runExport } from "./run-export.ts";
import { startAgain } from "./start-again.ts";
import type { ExportColumn } from "./status.ts";
import { anExport, fileOf, rowsOf, seedMany } from "./testing/export-world.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function run(scope: Scope, exportId: string): Promise<void> {
  await runExport(scope, { exportId, attempt: 1 });
}

const TAG = `
  INSERT INTO transaction_tags (merchant_id, transaction_id, tag, added_by, added_at)
  SELECT $1, $2, unnest($3::text[]), '', now() ON CONFLICT DO NOTHING`;

/** The list's own rows, page after page. */
async function listedIds(scope: Scope, filters: Record<string, string>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await listTransactions(scope, transactionFiltersSchema.parse({ ...filters, after }));
    ids.push(...page.rows.map(({ id }) => id));
    if (page.older === null) return ids;
    after = page.older;
  }
}

async function exportedIds(scope: Scope, filters: Record<string, string>): Promise<string[]> {
  const { exportId } = await createExport(scope, anExport({ filters, columns: ["id"] }));
  await run(scope, exportId);
  const [, ...rows] = await rowsOf(scope, exportId);
  await deleteExport(scope, { exportId });
  return rows.map(([id]) => id ?? "");
}

describe("the rows of a file", () => {
  let scope: Scope;
  let connections: Connection[];
  beforeAll(async () => {
    scope = await aMerchant();
    connections = [await aConnection(scope), await aConnection(scope)];
    await seedMany(
      scope,
      connections.map(({ id }) => id),
      600,
    );
    const foreign = await aMerchant();
    await seedMany(foreign, [(await aConnection(foreign)).id], 60);
  });

  it.each([
    {},
    { tab: "succeeded" },
    { tab: "review" },
    { range: "24h" },
    { range: "7d" },
    { range: "30d", tab: "failed" },
    { kind: "payout" },
    { currency: "USDT" },
    { currency: "COP", min: "100", max: "400.5" },
    { country: "MX" },
    { method: "pse,card" },
    { q: "ORD-1" },
    { q: "ORD-77", range: "24h" },
    { q: "ana" },
    { q: "nobody at all" },
    { tab: "nonsense", currency: "COP", method: "card", range: "90d" },
  ])("are those of all pages of the list, in its order: %o", async (filters) => {
    const listed = await listedIds(scope, filters);
    expect(await exportedIds(scope, filters)).toEqual(listed);
    const forecast = await forecastExport(scope, {
      filters: transactionFiltersSchema.parse(filters),
      dayZone: undefined,
    });
    expect(forecast).toEqual({ rows: listed.length, more: false });
  });

  it("are those of one connection, and of chosen rows", async () => {
    const connection = connections[1]?.id ?? "";
    expect(await exportedIds(scope, { connection })).toEqual(await listedIds(scope, { connection }));
    const ids = (await listedIds(scope, {})).slice(10, 13).join(",");
    expect(await exportedIds(scope, { ids })).toEqual(ids.split(","));
  });

  it("count the days of the zone that the reader chose, back from when it was asked for", async () => {
    const { exportId } = await createExport(
      scope,
      anExport({ filters: { range: "7d" }, columns: ["id"], dayZone: "Asia/Tokyo" }),
    );
    const askedAt = new Date(Date.now() + 5 * 24 * 60 * 60_000);
    await pool().query("UPDATE exports SET created_at = $2 WHERE id = $1", [exportId, askedAt]);
    await run(scope, exportId);
    const [, ...rows] = await rowsOf(scope, exportId);
    const rowsIn = (dayZone: string) =>
      readSnapshot(
        scope,
        transactionFiltersSchema.parse({ range: "7d" }),
        { now: askedAt, dayZone, fields: ["id"] },
        async ({ total }) => total,
      );
    expect(rows).toHaveLength(await rowsIn("Asia/Tokyo"));
    expect(rows.length).not.toBe(await rowsIn("America/Bogota"));
    expect(rows.length).toBeLessThan(600);
  });
});

describe("a file", () => {
  it("has everything a row has: numbers as numbers, formulas disarmed, the customer masked", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    const { id } = await aTransaction(scope, connection, {
      reference: "=HYPERLINK(1)",
      description: 'Two "big" boxes; 4111 1111 1111 1111',
      amount: moneyOf("1234567.5", "COP"),
      createdAt: new Date("2026-10-25T00:30:00Z"),
    });
    const customerId = newId("customer");
    await pool().query(
      "INSERT INTO customers (merchant_id, id, name, email) VALUES ($1, $2, 'ana@altura.example', 'ana@altura.example')",
      [scope.merchantId, customerId],
    );
    await pool().query("UPDATE transactions SET customer_id = $2, fee = 34567.25 WHERE id = $1", [
      id,
      customerId,
    ]);
    const columns: ExportColumn[] = [
      "amount",
      "net",
      "refunded",
      "created",
      "reference",
      "description",
      "customer",
    ];
    const ask = anExport({
      columns: [...columns, "customerEmail"],
      format: "excel_comma",
      zone: "Europe/Madrid",
    });
    const masked = await createExport(scope, ask);
    await run(scope, masked.exportId);
    const text = (await fileOf(scope, masked.exportId)).toString("utf8");
    expect(text).toBe(
      "\uFEFFAmount;Net;Refunded;Created;Created offset;Reference;Description;Customer;Customer e-mail\r\n" +
        "1234567,50;1200000,25;;2026-10-25 02:30:00;UTC+02:00;'=HYPERLINK(1);" +
        '"Two ""big"" boxes; [card number]";a••@a•••••.example;a••@a•••••.example\r\n',
    );
    const { exportId } = await createRevealingExport(scope, {
      ...anExport({ columns: ["customer", "customerEmail"] }),
      reason: "The bank asks who paid",
    });
    await run(scope, exportId);
    expect((await rowsOf(scope, exportId))[1]).toEqual(["ana@altura.example", "ana@altura.example"]);
    for (const [name, email, shown] of [
      ["+57 300 123 4567", null, "'+57 ••• ••67"],
      ["3001234567", "ana@altura.example", "••• ••67"],
      ["", null, ""],
    ]) {
      await pool().query("UPDATE customers SET name = $2, email = $3 WHERE id = $1", [
        customerId,
        name,
        email,
      ]);
      const again = await createExport(scope, anExport({ columns: ["customer"] }));
      await run(scope, again.exportId);
      expect((await rowsOf(scope, again.exportId))[1], String(name)).toEqual([shown]);
    }
    const { rows } = await pool().query("SELECT detail FROM audit_entries WHERE target_id = $1", [exportId]);
    expect(rows[0]?.detail).toMatchObject({ personal: true, reason: "The bank asks who paid" });
  });

  it("has the tags of each row in one cell, in their order, none of them a formula", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    const tagged = await aTransaction(scope, connection, { createdAt: new Date() });
    const plain = await aTransaction(scope, connection, { createdAt: new Date("2026-01-01T00:00:00Z") });
    await pool().query(TAG, [scope.merchantId, tagged.id, ["vip", "=sum", "to check"]]);
    const { exportId } = await createExport(scope, anExport({ columns: ["tags", "id"] }));
    await run(scope, exportId);
    expect(await rowsOf(scope, exportId)).toEqual([
      ["Tags", "Id"],
      ["'=sum, to check, vip", tagged.id],
      ["", plain.id],
    ]);
  });

  it("shows one moment: rows that come, change or go while it is written are as they were", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    await seedMany(scope, [connection.id], 2200);
    const before = await listedIds(scope, {});
    const last = before.at(-1);
    await pool().query(TAG, [scope.merchantId, last, ["then"]]);
    const seen: (string | null)[][] = [];
    await readSnapshot(
      scope,
      transactionFiltersSchema.parse({}),
      { fields: ["id", "status", "tags"] },
      async ({ batches }) => {
        for await (const batch of batches) {
          seen.push(...batch.map((row) => [...row]));
          await aTransaction(scope, connection, { createdAt: new Date() });
          await aTransaction(scope, connection, { createdAt: new Date("2020-01-01T00:00:00Z") });
          await pool().query(
            "UPDATE transactions SET status = 'review' WHERE merchant_id = $1 AND reference LIKE 'ORD-21%'",
            [scope.merchantId],
          );
          await pool().query("DELETE FROM transactions WHERE id = $1", [before.at(-1 - seen.length / 1000)]);
          await pool().query(TAG, [scope.merchantId, last, ["since"]]);
        }
      },
    );
    expect(seen.map(([id]) => id)).toEqual(before);
    expect(seen.some(([, status]) => status === "review")).toBe(false);
    expect(seen.filter(([, , tags]) => tags !== "")).toEqual([[last, expect.any(String), "then"]]);
  });

  it("can be read from any byte to any other, across its parts", async () => {
    const scope = await aMerchant();
    await seedMany(scope, [(await aConnection(scope)).id], 7500);
    const { exportId } = await createExport(scope, anExport({}));
    await run(scope, exportId);
    const whole = await fileOf(scope, exportId);
    expect(whole.length).toBeGreaterThan(2 * 1024 * 1024);
    const file = await openFile(scope, exportId);
    for (const [start, end] of [
      [0, 1],
      [1024 * 1024 - 3, 1024 * 1024 + 3],
      [700_000, 2_200_000],
      [whole.length - 1, whole.length],
    ] as const) {
      const pieces = [];
      for await (const piece of file.read(start, end)) pieces.push(piece);
      expect(Buffer.concat(pieces).equals(whole.subarray(start, end)), `${start}–${end}`).toBe(true);
    }
  });
});

describe("an export", () => {
  async function one() {
    const scope = await aMerchant();
    await seedMany(scope, [(await aConnection(scope)).id], 30);
    const { exportId } = await createExport(scope, anExport({ columns: ["id"] }));
    const state = async () => (await listExports(scope)).exports[0];
    return { scope, exportId, state };
  }

  it("begins once for one key, and says what it is of", async () => {
    const scope = await aMerchant();
    const ask = anExport({ filters: { tab: "failed", range: "7d", q: "ana@x.example", min: "5" } });
    const first = await createExport(scope, ask);
    expect(await createExport(scope, ask)).toEqual(first);
    const { exports } = await listExports(scope);
    expect(exports).toHaveLength(1);
    expect(exports[0]?.words).toEqual(["Failed", "Last 7 days", "“ana@x.example”", "Amount from 5"]);
    const { rows } = await pool().query("SELECT detail::text FROM audit_entries WHERE target_id = $1", [
      first.exportId,
    ]);
    expect(rows[0]?.detail).not.toContain("ana@x.example");
  });

  it("is found by nobody else: not listed, downloaded, cancelled or deleted", async () => {
    const { scope, exportId } = await one();
    await run(scope, exportId);
    for (const foreign of [await aMerchant(), systemScope(scope.merchantId, "live")]) {
      expect((await listExports(foreign)).exports).toEqual([]);
      await expect(openFile(foreign, exportId)).rejects.toMatchObject({ code: "not_found" });
      await expect(cancelExport(foreign, { exportId })).rejects.toMatchObject({ code: "not_found" });
      await expect(deleteExport(foreign, { exportId })).rejects.toMatchObject({ code: "not_found" });
      await expect(startAgain(foreign, { exportId })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("cancelled while it waits is not written, and can begin again", async () => {
    const { scope, exportId, state } = await one();
    await cancelExport(scope, { exportId });
    await run(scope, exportId);
    expect(await state()).toMatchObject({ status: "cancelled", rows: 0 });
    await startAgain(scope, { exportId });
    await run(scope, exportId);
    expect(await state()).toMatchObject({ status: "done", rows: 30, total: 30 });
    await expect(cancelExport(scope, { exportId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("begun again counts its days back from then, as its words say", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    const hour = 60 * 60_000;
    const fresh = await aTransaction(scope, connection, { createdAt: new Date(Date.now() - hour) });
    await aTransaction(scope, connection, { createdAt: new Date(Date.now() - 100 * hour) });
    const { exportId } = await createExport(scope, anExport({ filters: { range: "24h" }, columns: ["id"] }));
    await cancelExport(scope, { exportId });
    const weeksAgo = new Date(Date.now() - 19 * 24 * hour);
    await pool().query("UPDATE exports SET created_at = $2 WHERE id = $1", [exportId, weeksAgo]);
    await startAgain(scope, { exportId });
    await run(scope, exportId);
    expect((await rowsOf(scope, exportId)).slice(1)).toEqual([[fresh.id]]);
  });

  it("cancelled while it is written stops there and leaves nothing behind", async () => {
    const { scope, exportId, state } = await one();
    await pool().query("UPDATE exports SET status = 'running', run = 1 WHERE id = $1", [exportId]);
    const writer = createPartWriter(scope, { id: exportId, run: 1 }, "csv");
    await writer.add([["x".repeat(1024 * 1024)]]);
    await cancelExport(scope, { exportId });
    await expect(writer.add([["y".repeat(1024 * 1024)]])).rejects.toThrow("This run of the export is over");
    expect(await state()).toMatchObject({ status: "cancelled", bytes: 0 });
    const { rows } = await pool().query("SELECT 1 FROM export_parts WHERE export_id = $1", [exportId]);
    expect(rows).toEqual([]);
  });

  it("that a second worker took over is no longer the first one's to write", async () => {
    const { scope, exportId, state } = await one();
    await pool().query("UPDATE exports SET status = 'running', run = 1 WHERE id = $1", [exportId]);
    const slow = createPartWriter(scope, { id: exportId, run: 1 }, "csv");
    await slow.add([["lost"]]);
    await run(scope, exportId);
    await expect(slow.finish()).rejects.toThrow("This run of the export is over");
    expect(await state()).toMatchObject({ status: "done", rows: 30 });
    expect((await fileOf(scope, exportId)).toString("utf8")).not.toContain("lost");
  });

  it("says so when it can't be written, after its third try", async () => {
    const { scope, exportId, state } = await one();
    await pool().query("UPDATE exports SET zone = 'Mars/Base', columns = '[\"created\"]' WHERE id = $1", [
      exportId,
    ]);
    await expect(runExport(scope, { exportId, attempt: 2 })).rejects.toThrow();
    await runExport(scope, { exportId, attempt: 3 });
    expect(await state()).toMatchObject({
      status: "failed",
      problem: expect.stringContaining("Start it again"),
    });
  });

  it("loses its file after seven days and is forgotten after thirty", async () => {
    const { scope, exportId, state } = await one();
    await run(scope, exportId);
    const day = 24 * 60 * 60_000;
    await expireExports(new Date(Date.now() + 6.9 * day));
    expect(await state()).toMatchObject({ status: "done" });
    await expireExports(new Date(Date.now() + 7.1 * day));
    expect(await state()).toMatchObject({ status: "expired", bytes: 0 });
    await expect(openFile(scope, exportId)).rejects.toMatchObject({ code: "not_found" });
    await expireExports(new Date(Date.now() + 31 * day));
    expect(await state()).toBeUndefined();
  });

  it("waits for a place: three of a merchant at once", async () => {
    const scope = await aMerchant();
    for (let n = 0; n < 3; n += 1) await createExport(scope, anExport({}));
    await expect(createExport(scope, anExport({}))).rejects.toMatchObject({ code: "conflict" });
    expect((await listExports(scope)).exports).toHaveLength(3);
  });

  it("waits for a place when it begins again as well", async () => {
    const { scope, exportId } = await one();
    await cancelExport(scope, { exportId });
    for (let n = 0; n < 3; n += 1) await createExport(scope, anExport({}));
    await expect(startAgain(scope, { exportId })).rejects.toMatchObject({ code: "conflict" });
    const { exports } = await listExports(scope);
    expect(exports.find(({ id }) => id === exportId)).toMatchObject({ status: "cancelled" });
  });
});
