import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { inject } from "vitest";
import { overrideEnv } from "../../env.ts";
import { disconnectDb } from "../client.ts";
import { closePool } from "../pool.ts";

export interface TestDatabase {
  /** postgresql:// address of this file's own database. */
  readonly url: string;
  /** Closes this process's connections; the database is removed some time later. */
  drop(): Promise<void>;
}

/**
 * A database of its own, already migrated, a copy of the run's template. `db()`, `pool()` and `env()` of the calling
 * test file use it from here on, with test secrets. Call it in `beforeAll`, and `drop` in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = await ask("POST", "/");
  overrideEnv({
    DATABASE_URL: url,
    PAYDECK_URL: "http://paydeck.test",
    NEXTAUTH_SECRET: "a-secret-that-only-tests-know-of-0123456789",
    PAYDECK_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
    LOG_LEVEL: "silent",
  });
  // What an earlier test left to be written afterwards may have opened its own, dropped database again.
  await closePool();
  await disconnectDb();
  return {
    url,
    async drop() {
      await closePool();
      await disconnectDb();
      await ask("DELETE", new URL(url).pathname);
    },
  };
}

/** Of the run's maker of databases. By `node:http`, as a test may have put something else in place of `fetch`. */
async function ask(method: "POST" | "DELETE", path: string): Promise<string> {
  const sent = request(new URL(path, inject("databaseMakerUrl")), { method });
  sent.end();
  const [answer]: IncomingMessage[] = await once(sent, "response");
  if (answer === undefined) throw new Error("no answer");
  const said = await text(answer);
  if (answer.statusCode !== 200) throw new Error(said);
  return said;
}
