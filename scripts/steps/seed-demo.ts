import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { mustRun, NODE } from "./run-program.ts";

const markerIn = (folder: string) => join(folder, "seed-unfinished");

/** Names a database without its password; the embedded one of a folder keeps its name when its port changes. */
export function nameDatabase(databaseUrl: string | undefined): string {
  if (!databaseUrl) return "embedded";
  const { host, pathname } = new URL(databaseUrl);
  return host + pathname;
}

/**
 * Whether an earlier seed of this very database was cut short: it is half full and must be emptied before migrating.
 * Another database, named in the meantime, may hold anything and is never emptied.
 */
export function seedWasInterrupted(folder: string, database: string): boolean {
  const marker = markerIn(folder);
  return existsSync(marker) && readFileSync(marker, "utf8") === database;
}

/** Empties a database that only holds half of a demo. */
export async function emptyDatabase(url: string): Promise<void> {
  await query(
    url,
    "DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public",
  );
}

/** Fills the demo when there is no merchant yet; answers whether it did. */
export async function seedDemo(
  folder: string,
  { url, name }: { readonly url: string; readonly name: string },
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  const [found] = await query(url, "SELECT EXISTS (SELECT FROM merchants) AS present");
  if (found?.present === true) return false;
  writeFileSync(markerIn(folder), name);
  await mustRun(
    NODE,
    ["--disable-warning=ExperimentalWarning", "--conditions=react-server", "prisma/seed/main.ts"],
    "The demo could not be filled.",
    // Nobody is written to about a past that is made up.
    { env: { ...env, PAYDECK_SMTP_URL: "" } },
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
