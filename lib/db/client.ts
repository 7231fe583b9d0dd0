import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "../env.ts";
import { PrismaClient } from "./generated/client.ts";
import { onePerProcess } from "./one-per-process.ts";

const shared = onePerProcess("prisma", () => createClient(env().DATABASE_URL, env().DATABASE_POOL));

/** The Prisma client of this process. Only repositories and `lib/db` may call it. */
export function db(): PrismaClient {
  return shared.get();
}

/** Closes the client's connections; the next `db()` opens new ones. */
export async function disconnectDb(): Promise<void> {
  await shared.take()?.$disconnect();
}

function createClient(connectionString: string, max: number): PrismaClient {
  const connections = new pg.Pool({
    connectionString,
    max,
    application_name: "paydeck",
    // Every session speaks UTC, whatever the server's own setting.
    options: "-c TimeZone=UTC",
    connectionTimeoutMillis: 10_000,
  });
  // Prisma listens to a connection a moment after it was given one: what the server says in the same breath as "ready",
  // that it is ending, would meet nobody and end the process.
  connections.on("connect", (client) => client.on("error", () => undefined));
  return new PrismaClient({ adapter: new PrismaPg(connections, { disposeExternalPool: true }) });
}
