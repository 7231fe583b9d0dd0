import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { overrideEnv } from "../../env.ts";
import { disconnectDb } from "../client.ts";
import { closePool } from "../pool.ts";

export interface TestDatabase {
  /** postgresql:// address of this file's own database. */
  readonly url: string;
  /** Closes this process's connections and removes the database. */
  drop(): Promise<void>;
}

/**
 * A database of its own, already migrated, copied from the run's template. `db()`, `pool()` and `env()` of the calling
 * test file use it from here on, with test secrets. Call it in `beforeAll`, and `drop` in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject("templateDatabaseUrl"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(
    template,
    `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)} STRATEGY WAL_LOG`,
  );
  const url = new URL(template);
  url.pathname = `/${name}`;
  overrideEnv({
    DATABASE_URL: url.href,
    PAYDECK_URL: "http://paydeck.test",
    NEXTAUTH_SECRET: "a-secret-that-only-tests-know-of-0123456789",
    PAYDECK_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
    LOG_LEVEL: "silent",
  });
  // What an earlier test left to be written afterwards may have opened its own, dropped database again.
  await closePool();
  await disconnectDb();
  return {
    url: url.href,
    async drop() {
      await closePool();
      await disconnectDb();
      await administer(template, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function administer(template: URL, statement: string): Promise<void> {
  const server = new URL(template);
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    // Two files copying at the same moment would each be a user of the template in the other's eyes.
    await client.query("SELECT pg_advisory_lock(1)");
    await client.query(statement);
  } finally {
    await client.end();
  }
}
