import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "../env.ts";
import { log } from "../logger.ts";
import { PrismaClient } from "./generated/client.ts";
import { onePerProcess } from "./one-per-process.ts";
import { currentStanding, type Standing } from "./walls/wall.ts";
import { APP_ROLE, keyOf, standingIn } from "./walls/walled-pool.ts";
import { withSession } from "./with-session.ts";

/** Every session speaks UTC, whatever the server's own setting, and owns nothing. */
const SESSION = { TimeZone: "UTC", role: APP_ROLE };

const shared = onePerProcess("prisma", () => new WalledClients(env().DATABASE_URL, env().DATABASE_POOL));

/**
 * The Prisma client of this process, over connections that stand where the caller does (see walls/wall.ts). Only
 * repositories and `lib/db` may call it.
 */
export function db(): PrismaClient {
  return shared.get().standingIn(currentStanding());
}

/** Closes the clients' connections; the next `db()` opens new ones. */
export async function disconnectDb(): Promise<void> {
  await shared.take()?.end();
}

/** Of the walls that were asked for last; another client is a few objects, and the connections are the same. */
const MOST_CLIENTS = 50;

/**
 * A client for each place to stand, over the same connections. One client for all would not do: Prisma asks together for what is
 * asked in one moment, and would ask for two merchants behind the wall of one.
 */
class WalledClients {
  readonly #connections: pg.Pool;
  readonly #clients = new Map<string, PrismaClient>();

  constructor(databaseUrl: string, max: number) {
    this.#connections = new pg.Pool({
      connectionString: withSession(databaseUrl, SESSION),
      max,
      application_name: "paydeck",
      connectionTimeoutMillis: 10_000,
    });
    // Prisma listens to a connection a moment after it was given one: what the server says in the same breath as "ready",
    // that it is ending, would meet nobody and end the process.
    this.#connections.on("connect", (client) => client.on("error", () => undefined));
    this.#connections.on("error", (error) => log("database").warn({ err: error }, "A connection was lost"));
  }

  standingIn(standing: Standing): PrismaClient {
    const key = keyOf(standing);
    const client =
      this.#clients.get(key) ??
      new PrismaClient({ adapter: new PrismaPg(standingIn(this.#connections, standing)) });
    this.#clients.delete(key);
    this.#clients.set(key, client);
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > MOST_CLIENTS && oldest !== undefined) this.#clients.delete(oldest);
    return client;
  }

  async end(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.$disconnect()));
    await this.#connections.end();
  }
}
