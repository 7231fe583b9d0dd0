import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import { log } from "../logger.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { killPoint } from "./kill-point.ts";
import { type Notices, SEND_NOTICES } from "./notices.ts";
import { pool } from "./pool.ts";
import { prismaOn } from "./prisma-on.ts";
import type { Statement } from "./statement.ts";

/** Prisma inside a database transaction, or outside of any. */
export type Reader = Prisma.TransactionClient;

/** One database transaction: Prisma's client, and beside it prepared statements without Prisma, for hot paths. */
export type Tx = Reader & {
  /** Columns come as node-postgres reads them: timestamps as dates, NUMERIC and bigint as strings. */
  readonly run: <Row>(statement: Statement, values: readonly unknown[]) => Promise<Row[]>;
  /** Goes out as the last statement before the commit: see notifyLive. */
  readonly notices: Notices;
};

export interface UnitOptions {
  /** Takes the unit's notices once it has committed, for a caller that sends those of many units at once. */
  readonly notices?: Notices;
}

interface Running {
  readonly connection: pg.PoolClient;
  readonly notices: Notices;
  ended: boolean;
}

const inside = new AsyncLocalStorage<Running>();
const runningOn = new WeakMap<pg.PoolClient, Running>();

/**
 * Runs `work` in one database transaction: all of it is stored, or, when it throws, none. Never call a provider inside.
 * PostgreSQL ends the session of a unit that says nothing for 15 s (see pool.ts), and with it its locks.
 */
export async function unit<T>(work: (tx: Tx) => Promise<T>, options: UnitOptions = {}): Promise<T> {
  const connection = await pool().connect();
  const running: Running = { connection, notices: new Set(), ended: false };
  runningOn.set(connection, running);
  let lost = false;
  try {
    await connection.query("BEGIN");
    killPoint("unit.begun");
    const result = await inside.run(running, () => work(txOf(running)));
    if (options.notices === undefined && running.notices.size > 0)
      await run(running, SEND_NOTICES, [[...running.notices]]);
    running.ended = true;
    killPoint("unit.before-commit");
    const { command } = await connection.query("COMMIT");
    killPoint("unit.after-commit");
    // What a caught error has spoilt, PostgreSQL rolls back at COMMIT without an error of its own.
    if (command !== "COMMIT") throw new Error("Nothing was stored: a statement of the unit had failed");
    for (const notice of running.notices) options.notices?.add(notice);
    return result;
  } catch (thrown) {
    running.ended = true;
    lost = !(await rollBack(connection));
    throw thrown;
  } finally {
    connection.release(lost);
  }
}

/** False when the connection is of no more use. */
async function rollBack(connection: pg.PoolClient): Promise<boolean> {
  try {
    await connection.query("ROLLBACK");
    return true;
  } catch (thrown) {
    log("database").warn({ err: thrown }, "A unit ended with its connection");
    return false;
  }
}

async function run<Row>(running: Running, { name, text }: Statement, values: readonly unknown[]) {
  if (running.ended) throw new Error("The unit has ended");
  const { rows } = await running.connection.query({ name, text, values: [...values] });
  // The statement names its columns; as with Prisma's raw queries, its author says their types.
  return rows as Row[];
}

function txOf(running: Running): Tx {
  const own = {
    run: <Row>(statement: Statement, values: readonly unknown[]) => run<Row>(running, statement, values),
    notices: running.notices,
  };
  const prisma = (): PrismaClient => prismaOn(running.connection, () => assertInside(running.connection));
  // Everything but its own two members is answered by Prisma's client, which TypeScript cannot see.
  return new Proxy(own, {
    get: (target, name) => {
      if (name === "run" || name === "notices") return target[name];
      if (running.ended) throw new Error("The unit has ended");
      const value: unknown = Reflect.get(prisma(), name);
      return typeof value === "function" ? value.bind(prisma()) : value;
    },
  }) as unknown as Tx;
}

/** A statement that comes after its unit has ended must not slip into the next one on the same connection. */
function assertInside(connection: pg.PoolClient): void {
  const running = inside.getStore();
  if (running === undefined || running.ended || runningOn.get(connection) !== running)
    throw new Error("The unit has ended");
}
