import pg from "pg";
import { env } from "../env.ts";
import { log } from "../logger.ts";
import { onePerProcess } from "./one-per-process.ts";

const shared = onePerProcess("pool", createPool);

/** Plain connections for what Prisma cannot do: LISTEN/NOTIFY and the job queue. */
export function pool(): pg.Pool {
  return shared.get();
}

/** Closes the pool's connections; the next `pool()` opens new ones. */
export async function closePool(): Promise<void> {
  await shared.take()?.end();
}

function createPool(): pg.Pool {
  const made = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    application_name: "paydeck",
    options: "-c TimeZone=UTC",
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server drops raises this event; unhandled, it would end the process.
  made.on("error", (error) => log("database").warn({ err: error }, "A pooled connection was lost"));
  return made;
}
