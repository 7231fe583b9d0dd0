import pg from "pg";
import { env } from "../env.ts";
import { log } from "../logger.ts";
import { onePerProcess } from "./one-per-process.ts";
import { currentStanding } from "./walls/wall.ts";
import { APP_ROLE, FINDER_ROLE, standingIn } from "./walls/walled-pool.ts";
import { withSession } from "./with-session.ts";

/** One flush, one look-up, one batch of refused requests, and one to spare. */
const INTAKE_CONNECTIONS = 4;
/** No sender waits longer. What was cut off may have been committed: it is sent again, and known then. */
const INTAKE_TIMEOUT_MS = 10_000;

/** Each request of a signed-in reader asks one short question here. */
const DOOR_CONNECTIONS = 3;

/** Each finds ids by an index, in about a millisecond. */
const FINDER_CONNECTIONS = 3;
/** Each asks an index by a plan that is there already. */
const PLANNED_CONNECTIONS = 4;

const PLANNED_ONCE = { plan_cache_mode: "force_generic_plan" };

const shared = onePerProcess("pool", () => createPool(env().DATABASE_POOL));
const finder = onePerProcess("finder-pool", () => createPool(FINDER_CONNECTIONS, { role: FINDER_ROLE }));
const planned = onePerProcess("planned-pool", () => createPool(PLANNED_CONNECTIONS, PLANNED_ONCE));
const door = onePerProcess("door-pool", () => createPool(DOOR_CONNECTIONS));
const intake = onePerProcess("intake-pool", () =>
  createPool(INTAKE_CONNECTIONS, PLANNED_ONCE, INTAKE_TIMEOUT_MS),
);

/**
 * A process that hangs in the middle of a unit (stopped, blocked, cut off) keeps its locks until PostgreSQL ends its
 * session: after 15 s without a word, or when the network no longer answers. See docs/decisions/0009.
 */
const SESSION = {
  TimeZone: "UTC",
  role: APP_ROLE,
  idle_in_transaction_session_timeout: "15s",
  tcp_keepalives_idle: "10",
  tcp_keepalives_interval: "5",
  tcp_keepalives_count: "3",
  tcp_user_timeout: "20s",
};

/**
 * Plain connections that stand where the caller does (see walls/wall.ts): for units, and for what Prisma cannot do. Those
 * beside the wall are others: a search goes beside it and back, and would move a connection to and fro with two
 * statements more.
 */
export function pool(): pg.Pool {
  const standing = currentStanding();
  return standing === "beside" ? finder.get() : standingIn(shared.get(), standing);
}

/**
 * A few connections that plan a named statement once, whatever its values, standing where the caller does: see
 * `askPlanned`. Left to choose, PostgreSQL would plan most of them anew each time: of a list of values it knows the
 * length only when it has them, and takes ten for what is one. Beside the wall it may choose.
 */
export function plannedPool(): pg.Pool {
  const standing = currentStanding();
  return standing === "beside" ? finder.get() : standingIn(planned.get(), standing);
}

/**
 * A few connections, outside of every wall, for asking who is there before anything else is asked: the others then stay
 * behind the wall of the merchant who was there last, and need not be told twice with each request where to stand.
 */
export function doorPool(): pg.Pool {
  return door.get();
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
  await Promise.all([shared, finder, planned, door, intake].map((each) => each.take()?.end()));
}

function createPool(
  max: number,
  session: Readonly<Record<string, string>> = {},
  queryTimeout?: number,
): pg.Pool {
  const made = new pg.Pool({
    connectionString: withSession(env().DATABASE_URL, { ...SESSION, ...session }),
    max,
    application_name: "paydeck",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(queryTimeout !== undefined && { query_timeout: queryTimeout }),
  });
  // A connection that the server drops raises this event, idle or lent; unhandled, it would end the process.
  made.on("error", (error) => log("database").warn({ err: error }, "A pooled connection was lost"));
  made.on("connect", (client) => client.on("error", () => undefined));
  return made;
}
