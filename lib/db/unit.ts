import { db } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { killPoint } from "./kill-point.ts";

/** The client inside one database transaction. */
export type Tx = Prisma.TransactionClient;

/** Limits in milliseconds: `maxWait` for a free connection, `timeout` for the whole unit. */
export interface UnitOptions {
  readonly isolation?: Prisma.TransactionIsolationLevel;
  readonly maxWait?: number;
  readonly timeout?: number;
}

/** Runs `work` in one database transaction: all of it is stored, or, when it throws, none. Never call a provider inside. */
export async function unit<T>(work: (tx: Tx) => Promise<T>, options: UnitOptions = {}): Promise<T> {
  const { isolation, maxWait = 10_000, timeout = 15_000 } = options;
  const watched = async (tx: Tx): Promise<T> => {
    killPoint("unit.begun");
    const result = await work(tx);
    killPoint("unit.before-commit");
    return result;
  };
  const result = await db().$transaction(watched, {
    maxWait,
    timeout,
    ...(isolation === undefined ? {} : { isolationLevel: isolation }),
  });
  killPoint("unit.after-commit");
  return result;
}
