import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "./as-owner.ts";
import { db } from "./client.ts";
import { migrate } from "./migrate.ts";
import { migrationNames } from "./migrations-folder.ts";
import { insist } from "./passing.ts";
import { pendingMigrations } from "./pending-migrations.ts";
import { pool } from "./pool.ts";
import { statement } from "./statement.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";
import { type Tx, unit } from "./unit.ts";

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
    await asOwner(async (owner) => {
      await owner.query("CREATE SCHEMA empty");
      await owner.query("ALTER TABLE _prisma_migrations SET SCHEMA empty");
      expect(await pendingMigrations(pool())).toEqual(migrationNames());
      await owner.query("ALTER TABLE empty._prisma_migrations SET SCHEMA public");
    });
  });

  it("bring the job queue's tables along", async () => {
    const { rows } = await pool().query("SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS present");
    expect(rows).toEqual([{ present: true }]);
  });
});

describe("unit", () => {
  it("stores nothing when its work throws", async () => {
    await asOwner(async (owner) => {
      await owner.query("CREATE TABLE scratch (id int)");
      await owner.query("GRANT ALL ON scratch TO paydeck_app");
    });
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

describe("Prisma and prepared statements in one unit", () => {
  const two = statement("SELECT count(*)::int AS count FROM worker_beats WHERE worker_id LIKE $1");
  const beatOf = (workerId: string) => ({ data: { workerId, beatAt: new Date() } });

  it("are one database transaction, nested writes of Prisma included", async () => {
    const undone = unit(async (tx) => {
      await tx.workerBeat.create(beatOf("both-1"));
      await tx.workerBeat.upsert({
        where: { workerId: "both-1" },
        create: beatOf("both-1").data,
        update: { beatAt: new Date(0) },
      });
      expect(await tx.run(two, ["both-%"])).toEqual([{ count: 1 }]);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await db().workerBeat.count({ where: { workerId: "both-1" } })).toBe(0);
  });

  it("take nothing after its end: not into the next unit on the same connection either", async () => {
    let late: Promise<unknown> = Promise.resolve();
    let kept: Tx | undefined;
    await unit(async (tx) => {
      kept = tx;
      const beats = tx.workerBeat;
      late = sleep(100).then(() => beats.create(beatOf("late-1")));
      late.catch(() => undefined);
    });
    await unit(async () => {
      expect(() => kept?.workerBeat).toThrow("ended");
      await expect(kept?.run(two, ["%"])).rejects.toThrow("ended");
      await expect(late).rejects.toThrow("ended");
    });
    expect(await db().workerBeat.count({ where: { workerId: "late-1" } })).toBe(0);
  });

  it("store nothing when an error inside was caught and forgotten", async () => {
    const careless = unit(async (tx) => {
      await tx.workerBeat.create(beatOf("careless-1"));
      await tx.workerBeat.create(beatOf("careless-1")).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow("Nothing was stored");
    expect(await db().workerBeat.count({ where: { workerId: "careless-1" } })).toBe(0);
  });
});

it("does a unit again that PostgreSQL chose to give way", async () => {
  await pool().query("INSERT INTO worker_beats VALUES ('cross-1', now()), ('cross-2', now())");
  const touch = statement("UPDATE worker_beats SET beat_at = now() WHERE worker_id = $1");
  let begun = 0;
  const crosswise = (ids: readonly string[]) =>
    insist(() =>
      unit(async (tx) => {
        begun += 1;
        for (const id of ids) {
          await tx.run(touch, [id]);
          await sleep(100);
        }
      }),
    );
  await Promise.all([crosswise(["cross-1", "cross-2"]), crosswise(["cross-2", "cross-1"])]);
  // More than once where whoever gave way is back before the other has woken.
  expect(begun).toBeGreaterThanOrEqual(3);
});

it("speaks UTC over both kinds of connection", async () => {
  const viaPrisma = await db().$queryRaw`SELECT current_setting('TimeZone') AS zone`;
  const viaPool = await pool().query("SELECT current_setting('TimeZone') AS zone");
  expect(viaPrisma).toEqual([{ zone: "UTC" }]);
  expect(viaPool.rows).toEqual([{ zone: "UTC" }]);
});
