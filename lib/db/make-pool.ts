import pg from "pg";
import { env } from "../env.ts";
import { log } from "../logger.ts";

/** A pool of connections to our database. */
export function makePool(): pg.Pool {
  const made = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    application_name: "paydeck",
    // Every session speaks UTC, whatever the server's own setting.
    options: "-c TimeZone=UTC",
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server drops raises this event; unhandled, it would end the process.
  made.on("error", (error) => log("database").warn({ err: error }, "A pooled connection was lost"));
  // And one in use raises it on itself. Whoever takes a connection listens a moment later: what the server says in the
  // same breath as "ready" (that it is ending) would meet nobody, and end the process as well.
  made.on("connect", (client) => {
    client.on("error", (error) => log("database").debug({ err: error }, "A connection was lost"));
  });
  return made;
}
