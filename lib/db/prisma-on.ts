import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";

const clients = new WeakMap<pg.PoolClient, PrismaClient>();

/**
 * Prisma on one given connection, inside whatever database transaction that is in. Prisma's own interactive transactions
 * cost seven times as much of this process's time as BEGIN and COMMIT; with this, only units that use it pay for it.
 * `assertInside` is asked before every statement.
 */
export function prismaOn(connection: pg.PoolClient, assertInside: () => void): PrismaClient {
  const known = clients.get(connection);
  if (known !== undefined) return known;
  const made = new PrismaClient({ adapter: new PrismaPg(poolOf(connection, assertInside)) });
  clients.set(connection, made);
  return made;
}

/** A pool that has this connection alone, and opens none. */
function poolOf(connection: pg.PoolClient, assertInside: () => void): pg.Pool {
  const only = new pg.Pool({ max: 1 });
  const inside = guarded(connection, assertInside);
  only.query = inside.query;
  only.connect = async () => inside;
  return only;
}

/** What Prisma sends around a write of several statements, and what that is inside our own database transaction. */
const NESTED: Readonly<Record<string, string>> = {
  BEGIN: "SAVEPOINT prisma",
  COMMIT: "RELEASE SAVEPOINT prisma",
  ROLLBACK: "ROLLBACK TO SAVEPOINT prisma",
};

function guarded(connection: pg.PoolClient, assertInside: () => void): pg.PoolClient {
  const query = (config: pg.QueryConfig) => {
    assertInside();
    return connection.query({ ...config, text: NESTED[config.text] ?? config.text });
  };
  return new Proxy(connection, {
    get: (target, name) => {
      if (name === "query") return query;
      // The connection goes back to its pool when the unit ends, not before.
      if (name === "release") return () => undefined;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
