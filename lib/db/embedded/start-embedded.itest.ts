import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type EmbeddedDatabase, startEmbedded } from "./start-embedded.ts";

let folder: string;
let database: EmbeddedDatabase | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "paydeck-embedded-"));
  chmodSync(folder, 0o711);
});
afterEach(async () => {
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("waits for what a killed server has left at work, and then has everything that was committed", async () => {
  database = await startEmbedded(folder);
  const client = new pg.Client({ connectionString: database.url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("CREATE TABLE kept AS SELECT 1 AS number");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const busy = client.query("SELECT count(*) FROM generate_series(1, 1e9)").catch(() => undefined);
  await sleep(200);
  process.kill(database.pid, "SIGKILL");
  await database.ended;

  const again = startEmbedded(folder);
  await sleep(1_000);
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  database = await again;
  await busy;
  const after = new pg.Client({ connectionString: database.url });
  await after.connect();
  expect((await after.query("SELECT number FROM kept")).rows).toEqual([{ number: 1 }]);
  await after.end();
});
