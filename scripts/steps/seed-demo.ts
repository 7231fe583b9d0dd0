import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { mustRun, NODE } from "./run-program.ts";

const markerIn = (folder: string) => join(folder, "seed-unfinished");

/** Whether an earlier seed was cut short: its database is half full and must be emptied before migrating. */
export function seedWasInterrupted(folder: string): boolean {
  return existsSync(markerIn(folder));
}

/** Empties a database that only holds half of a demo. */
export async function emptyDatabase(url: string): Promise<void> {
  await query(
    url,
    "DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public",
  );
}

/** Fills the demo when there is no merchant yet; answers whether it did. */
export async function seedDemo(folder: string, url: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const [found] = await query(url, "SELECT EXISTS (SELECT FROM merchants) AS present");
  if (found?.present === true) return false;
  writeFileSync(markerIn(folder), "");
  await mustRun(
    NODE,
    ["--disable-warning=ExperimentalWarning", "--conditions=react-server", "prisma/seed/main.ts"],
    "The demo could not be filled.",
    { env },
  );
  rmSync(markerIn(folder));
  return true;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
