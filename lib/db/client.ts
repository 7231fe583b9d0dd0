import { PrismaPg } from "@prisma/adapter-pg";
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
  const adapter = new PrismaPg({
    connectionString,
    max,
    application_name: "paydeck",
    // Every session speaks UTC, whatever the server's own setting.
    options: "-c TimeZone=UTC",
    connectionTimeoutMillis: 10_000,
  });
  return new PrismaClient({ adapter });
}
