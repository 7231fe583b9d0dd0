import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { ask, askPlanned } from "./ask.ts";
import { Prisma } from "./generated/client.ts";
import { plannedPool, pool } from "./pool.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";
import { behindWall, besideWall } from "./walls/wall.ts";
import { STAND } from "./walls/walled-pool.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("what is asked often is planned once, and finds the rows of one merchant as before", async () => {
  const own = await aMerchant();
  const { id } = await aTransaction(own, await aConnection(own));
  const other = await aMerchant();
  const find = () => askPlanned(Prisma.sql`SELECT id FROM transactions WHERE id = ANY(${[id, "none"]})`);
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await behindWall(own, find)).toEqual([{ id }]);
    expect(await behindWall(other, find)).toEqual([]);
  }
  const { rows } = await behindWall(other, () =>
    plannedPool().query(
      "SELECT generic_plans::int AS once, custom_plans::int AS each FROM pg_prepared_statements WHERE statement LIKE '%ANY%'",
    ),
  );
  expect(rows).toEqual([{ once: 6, each: 0 }]);
});

it("a look beside the wall and back moves no connection", async () => {
  const own = await aMerchant();
  const look = Prisma.sql`SELECT id FROM transactions`;
  await behindWall(own, () => ask(look));
  const sent = vi.spyOn(pg.Client.prototype, "query");
  await behindWall(own, async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await besideWall(() => ask(look));
      await ask(look);
    }
    expect((await pool().query("SELECT current_user AS who")).rows).toEqual([{ who: "paydeck_member" }]);
  });
  const texts = sent.mock.calls.map(([first]: unknown[]) => JSON.stringify(first));
  expect(texts.length).toBeGreaterThan(6);
  expect(texts.filter((text) => text.includes(STAND.name) && text.includes("set_config"))).toEqual([]);
});
