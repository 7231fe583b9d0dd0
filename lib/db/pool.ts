import type pg from "pg";
import { makePool } from "./make-pool.ts";
import { onePerProcess } from "./one-per-process.ts";

const shared = onePerProcess("pool", makePool);

/** Plain connections for what Prisma cannot do: LISTEN/NOTIFY and the job queue. */
export function pool(): pg.Pool {
  return shared.get();
}

/** Closes the pool's connections; the next `pool()` opens new ones. */
export async function closePool(): Promise<void> {
  await shared.take()?.end();
}
