import { db } from "../db/client.ts";
import type { ApiReply } from "../db/generated/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { ApiKeyId, MerchantId } from "../ids.ts";

/** One request of one key of the API. */
export interface ReplyKey {
  readonly merchantId: MerchantId;
  readonly keyId: ApiKeyId;
  readonly key: string;
}

/** Whether nobody has used this key before; of several at once exactly one is told so. */
export async function insertReply(at: ReplyKey, requestHash: string, createdAt: Date): Promise<boolean> {
  const { count } = await db().apiReply.createMany({
    data: [{ ...at, requestHash, createdAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function findReply(at: ReplyKey): Promise<ApiReply | null> {
  return db().apiReply.findUnique({ where: { merchantId_keyId_key: at } });
}

/** Takes over a row as it was seen; of several at once exactly one does. */
export async function takeOverReply(
  at: ReplyKey,
  seen: Pick<ApiReply, "createdAt">,
  next: { readonly requestHash: string; readonly createdAt: Date },
): Promise<boolean> {
  const { count } = await db().apiReply.updateMany({
    where: { ...at, createdAt: seen.createdAt },
    data: { ...next, status: null, body: Prisma.DbNull },
  });
  return count === 1;
}

/** The first answer stays. */
export async function fillReply(
  at: ReplyKey,
  answer: { readonly status: number; readonly body: string },
): Promise<void> {
  await db().apiReply.updateMany({ where: { ...at, status: null }, data: answer });
}

/** Nothing was answered for good: the same request may be tried anew. */
export async function deleteOpenReply(at: ReplyKey): Promise<void> {
  await db().apiReply.deleteMany({ where: { ...at, status: null } });
}

/** Removes a portion of replies from before `before`; how many. The worker's own sweep. */
export async function deleteRepliesBefore(before: Date, limit: number): Promise<number> {
  return db().$executeRaw`
    DELETE FROM api_replies WHERE (merchant_id, key_id, key) IN (
      SELECT merchant_id, key_id, key FROM api_replies WHERE created_at < ${before}
      ORDER BY created_at LIMIT ${limit}::int)`;
}
