import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ApiKey } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

export type NewKey = Omit<ApiKey, "merchantId" | "mode" | "lastUsedAt" | "lastAddress" | "revokedAt">;

export async function insertKey(tx: Tx, { merchantId, mode }: Scope, key: NewKey): Promise<void> {
  await tx.apiKey.create({ data: { merchantId, mode, ...key } });
}

/** Keys of the scope's mode that are not revoked and have not expired. */
export async function countLiveKeys(tx: Tx, { merchantId, mode }: Scope, now: Date): Promise<number> {
  return tx.apiKey.count({
    where: { merchantId, mode, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  });
}

/** The newest first. */
export async function listKeyRows({ merchantId, mode }: Scope, limit: number): Promise<ApiKey[]> {
  return db().apiKey.findMany({
    where: { merchantId, mode },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** What the people are called who made these keys. */
export async function findMakers(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Ends a key for good; null: there is none, or it had ended before. */
export async function endKey(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
  at: Date,
): Promise<{ readonly name: string; readonly lastFour: string } | null> {
  const where = { merchantId, mode, id };
  const { count } = await tx.apiKey.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: at },
  });
  return count === 0 ? null : tx.apiKey.findFirst({ where, select: { name: true, lastFour: true } });
}

export async function keyExists(tx: Tx, { merchantId, mode }: Scope, id: string): Promise<boolean> {
  return (await tx.apiKey.count({ where: { merchantId, mode, id } })) > 0;
}

/** Whosever it is: whoever shows a key says nothing else about themselves. */
export async function findKeyByHash(secretHash: string): Promise<ApiKey | null> {
  return db().apiKey.findUnique({ where: { secretHash } });
}

export async function touchKey(
  { merchantId, id }: Pick<ApiKey, "merchantId" | "id">,
  used: { readonly at: Date; readonly address: string },
): Promise<void> {
  await db().apiKey.updateMany({
    where: { merchantId, id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: used.at } }] },
    data: { lastUsedAt: used.at, lastAddress: used.address },
  });
}
