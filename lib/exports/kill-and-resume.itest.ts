import type { ChildProcess } from "node:child_process";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { count, kill, startWorker, until } from "../worker/testing/worker-process.ts";
import { createExport } from "./create-export.ts";
import { listExports } from "./list-exports.ts";
import { anExport, rowsOf, seedMany } from "./testing/export-world.ts";

const ROWS = 60_000;

let database: TestDatabase;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker);
});
afterAll(() => database.drop());

function start(): ChildProcess {
  const worker = startWorker(database.url);
  workers.push(worker);
  return worker;
}

it("is written again from its beginning when its worker is killed: one moment, no row lost or doubled", async () => {
  const scope = await aMerchant();
  const connection = await aConnection(scope);
  await seedMany(scope, [connection.id], ROWS);
  const victim = start();
  await until("the worker is there", async () => (await count("worker_beats")) > 0, 20_000);
  const { exportId } = await createExport(scope, anExport({}));
  await until("the first parts are there", async () => (await count("export_parts")) > 2, 20_000);
  await kill(victim);
  const left = await pool().query<{ status: string; rows: number }>("SELECT status, rows FROM exports");
  expect(left.rows[0]).toMatchObject({ status: "running" });
  expect(left.rows[0]?.rows).toBeLessThan(ROWS);
  // The world goes on: the second run has its own moment, and nothing of the first one's.
  await pool().query("UPDATE transactions SET description = 'after the kill' WHERE merchant_id = $1", [
    scope.merchantId,
  ]);

  start();
  const state = async () => (await listExports(scope)).exports[0];
  await until("the export is ready", async () => (await state())?.status === "done", 90_000);
  const [header, ...rows] = await rowsOf(scope, exportId);
  expect(rows).toHaveLength(ROWS);
  expect(new Set(rows.map(([id]) => id)).size).toBe(ROWS);
  const description = header?.indexOf("Description") ?? -1;
  expect(new Set(rows.map((row) => row[description]))).toEqual(new Set(["after the kill"]));
  expect(await state()).toMatchObject({ rows: ROWS, total: ROWS });
  expect(await count("export_parts WHERE run = 1")).toBe(0);
}, 150_000);
