import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "./client.ts";
import { migrate } from "./migrate.ts";
import { migrationNames } from "./migrations-folder.ts";
import { pendingMigrations } from "./pending-migrations.ts";
import { pool } from "./pool.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";
import { unit } from "./unit.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("migrations", () => {
  it("are all applied, and applying them again changes nothing", async () => {
    expect(await pendingMigrations(pool())).toEqual([]);
    expect(await migrate(database.url)).toEqual([]);
  });

  it("are pending when the database does not know them", async () => {
    await pool().query("CREATE SCHEMA empty");
    const emptyDatabase = { query: pool().query.bind(pool()) };
    await pool().query("ALTER TABLE _prisma_migrations SET SCHEMA empty");
    expect(await pendingMigrations(emptyDatabase)).toEqual(migrationNames());
    await pool().query("ALTER TABLE empty._prisma_migrations SET SCHEMA public");
  });

  it("bring the job queue's tables along", async () => {
    const { rows } = await pool().query("SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS present");
    expect(rows).toEqual([{ present: true }]);
  });
});

describe("unit", () => {
  it("stores nothing when its work throws", async () => {
    await pool().query("CREATE TABLE scratch (id int)");
    const failing = unit(async (tx) => {
      await tx.$executeRaw`INSERT INTO scratch VALUES (1)`;
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect((await pool().query("SELECT * FROM scratch")).rowCount).toBe(0);
  });

  it("stores all of it when its work ends well", async () => {
    const answer = await unit(async (tx) => tx.$executeRaw`INSERT INTO scratch VALUES (1), (2)`);
    expect(answer).toBe(2);
    expect((await pool().query("SELECT * FROM scratch")).rowCount).toBe(2);
  });
});

it("speaks UTC over both kinds of connection", async () => {
  const viaPrisma = await db().$queryRaw`SELECT current_setting('TimeZone') AS zone`;
  const viaPool = await pool().query("SELECT current_setting('TimeZone') AS zone");
  expect(viaPrisma).toEqual([{ zone: "UTC" }]);
  expect(viaPool.rows).toEqual([{ zone: "UTC" }]);
});
