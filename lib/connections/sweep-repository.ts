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
