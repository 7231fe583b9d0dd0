import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { overrideEnv } from "../../env.ts";
import { aConnection, aMerchant, aTransaction } from "../../testing/merchant-fixture.ts";
import { closeSessions } from "../close-sessions.ts";
import { type EmbeddedDatabase, startEmbedded } from "../embedded/start-embedded.ts";
import { migrate } from "../migrate.ts";
import { pool } from "../pool.ts";
import { behindWall, besideWall } from "./wall.ts";

/** A server of its own, whose roles nobody has made yet, as a hosted PostgreSQL gives it: with a user that is no superuser. */
let folder: string;
let server: EmbeddedDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "paydeck-plain-"));
  chmodSync(folder, 0o711);
  server = await startEmbedded(folder, { throwAway: true });
});
afterEach(async () => {
  await closeSessions();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function databaseOf(rights: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE ROLE plain LOGIN ${rights} PASSWORD 'plain'`);
  await client.query("CREATE DATABASE hosted OWNER plain");
  await client.end();
  const url = new URL(server.url);
  Object.assign(url, { username: "plain", password: "plain", pathname: "/hosted" });
  return url.href;
}

it("a user who may make roles migrates, works, and is held by the same walls", async () => {
  const url = await databaseOf("CREATEROLE");
  expect((await migrate(url)).length).toBeGreaterThan(10);
  expect(await migrate(url)).toEqual([]);
  await closeSessions();
  overrideEnv({
    DATABASE_URL: url,
    LOG_LEVEL: "silent",
    PAYDECK_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  });
  const own = await aMerchant();
  for (const scope of [own, await aMerchant()]) await aTransaction(scope, await aConnection(scope));
  const count = async () => (await pool().query("SELECT current_user AS who FROM transactions")).rows;
  expect(await count()).toEqual([{ who: "paydeck_app" }, { who: "paydeck_app" }]);
  expect(await behindWall(own, count)).toEqual([{ who: "paydeck_member" }]);
  expect(await besideWall(count)).toEqual([{ who: "paydeck_finder" }, { who: "paydeck_finder" }]);
});

it("a user who may not is told what an administrator does once, and is let in afterwards", async () => {
  const url = await databaseOf("NOCREATEROLE");
  await expect(migrate(url)).rejects.toThrow("CREATE ROLE paydeck_app NOLOGIN");
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (const role of ["app", "member", "limited", "finder"])
    await client.query(`CREATE ROLE paydeck_${role} NOLOGIN; GRANT paydeck_${role} TO plain`);
  await client.end();
  expect(await migrate(url)).toEqual([]);
  const plain = new pg.Client({ connectionString: url, options: "-c role=paydeck_app" });
  await plain.connect();
  expect((await plain.query("SELECT count(*)::int AS count FROM merchants")).rows).toEqual([{ count: 0 }]);
  await plain.end();
});
