import { db } from "../db/client.ts";

/** Every merchant's enabled connections: crosses merchants, for the worker's own sweeps. */
export async function listEnabledRows(): Promise<
  { merchantId: string; mode: string; id: string; provider: string }[]
> {
  return db().connection.findMany({
    where: { disabledAt: null },
    select: { merchantId: true, mode: true, id: true, provider: true },
    orderBy: [{ merchantId: "asc" }, { id: "asc" }],
  });
}

/** Forgets previous credentials from the end of their overlap on; how many connections had some. */
export async function clearLapsedCredentials(now: Date): Promise<number> {
  const cleared = await db().connection.updateMany({
    where: { previousUntil: { lte: now } },
    data: { previousSealed: null, previousUntil: null },
  });
  return cleared.count;
}
