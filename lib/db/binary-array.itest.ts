import { afterAll, beforeAll, expect, it } from "vitest";
import { boolArray, byteaArray, intArray, textArray, timeArray } from "./binary-array.ts";
import { intakePool } from "./pool.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("is what PostgreSQL reads back, value by value", async () => {
  const texts = ["", "plain", null, 'quote " backslash \\ {braces}, comma', "ünïcödé 💶", "NULL"];
  const bodies = [Buffer.alloc(0), Buffer.from([0, 255, 92, 34]), null, Buffer.alloc(70_000, 7)];
  const times = [new Date("1999-12-31T23:59:59.999Z"), null, new Date("2026-11-28T01:02:03.004Z")];
  const { rows } = await intakePool().query(
    "SELECT $1::text[] AS texts, $2::bytea[] AS bodies, $3::timestamptz[] AS times, $4::int[] AS ints, $5::bool[] AS bools",
    [
      textArray(texts),
      byteaArray(bodies),
      timeArray(times),
      intArray([0, -1, 2 ** 31 - 1]),
      boolArray([true, false]),
    ],
  );
  expect(rows).toEqual([{ texts, bodies, times, ints: [0, -1, 2 ** 31 - 1], bools: [true, false] }]);
});

it("may be empty", async () => {
  const { rows } = await intakePool().query(
    "SELECT $1::text[] AS texts, cardinality($2::bytea[]) AS bodies",
    [textArray([]), byteaArray([])],
  );
  expect(rows).toEqual([{ texts: [], bodies: 0 }]);
});
