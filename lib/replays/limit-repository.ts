import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ReplayLimit } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

export async function findLimitRow({ merchantId }: Scope): Promise<ReplayLimit | null> {
  return db().replayLimit.findUnique({ where: { merchantId } });
}

/** Answers the one before. */
export async function saveLimitRow(
  tx: Tx,
  { merchantId }: Scope,
  limit: Pick<ReplayLimit, "events" | "setBy" | "setAt">,
): Promise<ReplayLimit | null> {
  const before = await tx.replayLimit.findUnique({ where: { merchantId } });
  await tx.replayLimit.upsert({ where: { merchantId }, create: { ...limit, merchantId }, update: limit });
  return before;
}
