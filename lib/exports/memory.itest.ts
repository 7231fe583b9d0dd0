import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { readSnapshot } from "../transactions/read-snapshot.ts";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { createExport } from "./create-export.ts";
import { openFile } from "./open-file.ts";
import { runExport } from "./run-export.ts";
import { anExport, seedMany } from "./testing/export-world.ts";

const ROWS = 100_000;
const MEGABYTE = 1024 * 1024;
/** Between two thirds of the work. The file itself has more than 25. */
const MOST_MEGABYTES = 6;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Megabytes that are still in use once all waste is collected, buffers outside of the heap among them. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / MEGABYTE);
}

/** What is in use, again and again while the work goes on. */
async function during(work: () => Promise<unknown>): Promise<number[]> {
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(inUse()), 40);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return seen;
}

it("writes and reads 100,000 rows in memory that does not grow with them", async () => {
  const scope = await aMerchant();
  await seedMany(scope, [(await aConnection(scope)).id], ROWS);
  const { exportId } = await createExport(scope, anExport({}));
  const writing = await during(() => runExport(scope, { exportId, attempt: 1 }));
  const file = await openFile(scope, exportId);
  expect(file.bytes).toBeGreaterThan(25 * MEGABYTE);
  let read = 0;
  const reading: number[] = [];
  for await (const piece of file.read(0, file.bytes)) {
    read += piece.length;
    // Between two parts: while one is fetched, tens of megabytes of it are under way, and a clock would meet few other moments.
    await setImmediate();
    reading.push(inUse());
  }
  expect(read).toBe(file.bytes);
  for (const seen of [writing, reading]) {
    // It starts up in the first third. What is under way comes and goes; what is kept shows in the least that is left.
    const third = Math.floor(seen.length / 3);
    const [middle, last] = [seen.slice(third, 2 * third), seen.slice(2 * third)];
    expect(third).toBeGreaterThan(1);
    expect(Math.min(...last) - Math.min(...middle), String(seen)).toBeLessThan(MOST_MEGABYTES);
  }
}, 120_000);

it("holds a batch or two of rows at a time, however many there are", async () => {
  const scope = await aMerchant();
  await seedMany(scope, [(await aConnection(scope)).id], 5000);
  const sizes = await readSnapshot(
    scope,
    transactionFiltersSchema.parse({}),
    { fields: ["id"] },
    async ({ batches }) => {
      const found: number[] = [];
      for await (const batch of batches) found.push(batch.length);
      return found;
    },
  );
  expect(sizes).toEqual([1000, 1000, 1000, 1000, 1000]);
});
