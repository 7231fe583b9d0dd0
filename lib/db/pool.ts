import pg from "pg";
import { env } from "../env.ts";
import { log } from "../logger.ts";
import { onePerProcess } from "./one-per-process.ts";

const shared = onePerProcess("pool", () => createPool(env().DATABASE_POOL));
const intake = onePerProcess("intake-pool", () => createPool(4, "-c plan_cache_mode=force_generic_plan"));

/** Plain connections for what Prisma cannot do: LISTEN/NOTIFY and the job queue. */
export function pool(): pg.Pool {
  return shared.get();
}

/**
 * A few connections of its own for taking webhooks in, so that nothing else keeps them waiting. Its statements are few
 * and always the same, and PostgreSQL plans each of them once: left to choose, it often plans a flush anew every time,
 * which costs more than a flush.
 */
export function intakePool(): pg.Pool {
  return intake.get();
}

/** Closes all connections; the next `pool()` opens new ones. */
export async function closePool(): Promise<void> {
  await Promise.all([shared.take()?.end(), intake.take()?.end()]);
}

function createPool(max: number, options = ""): pg.Pool {
  const made = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max,
    application_name: "paydeck",
    options: `-c TimeZone=UTC ${options}`.trim(),
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server drops raises this event; unhandled, it would end the process.
  made.on("error", (error) => log("database").warn({ err: error }, "A pooled connection was lost"));
  return made;
}
