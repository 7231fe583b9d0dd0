import { log } from "../logger.ts";
import { pendingMigrations } from "./pending-migrations.ts";
import { pool } from "./pool.ts";

type Verdict = "ok" | "failed";

export interface Readiness {
  readonly status: "ready" | "not_ready";
  readonly database: Verdict;
  readonly migrations: Verdict;
  /** Whether jobs can be stored. A silent worker does not fail it: webhooks must still be received. */
  readonly queue: Verdict;
}

/** Asks the database for each thing that serving a request needs. Never throws and never says why to strangers. */
export async function checkReadiness(): Promise<Readiness> {
  const database = await judge("database", async () => {
    await pool().query("SELECT 1");
    return true;
  });
  const migrations = await judge("migrations", async () => (await pendingMigrations(pool())).length === 0);
  const queue = await judge("queue", async () => {
    await pool().query("SELECT FROM graphile_worker.jobs LIMIT 1");
    return true;
  });
  const ready = [database, migrations, queue].every((verdict) => verdict === "ok");
  return { status: ready ? "ready" : "not_ready", database, migrations, queue };
}

async function judge(part: string, check: () => Promise<boolean>): Promise<Verdict> {
  try {
    return (await check()) ? "ok" : "failed";
  } catch (error) {
    log("ready").warn({ err: error, part }, "Not ready");
    return "failed";
  }
}
