import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";
import { makePool } from "./make-pool.ts";
import { onePerProcess } from "./one-per-process.ts";

const shared = onePerProcess("prisma", createClient);

/** The Prisma client of this process. Only repositories and `lib/db` may call it. */
export function db(): PrismaClient {
  return shared.get();
}

/** Closes the client's connections; the next `db()` opens new ones. */
export async function disconnectDb(): Promise<void> {
  await shared.take()?.$disconnect();
}

function createClient(): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(makePool(), { disposeExternalPool: true }) });
}
