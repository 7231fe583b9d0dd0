import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";
import type { UserId } from "../ids.ts";

export async function listPasskeyRows(userId: UserId) {
  return db().passkey.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, transports: true, createdAt: true, lastUsedAt: true },
  });
}

/** By the credential's own id, whoever it belongs to: it is how somebody unknown is found. */
export async function findPasskey(id: string) {
  return db().passkey.findUnique({ where: { id } });
}

/** False where this credential is known already. */
export async function insertPasskey(
  tx: Tx,
  row: {
    readonly id: string;
    readonly userId: UserId;
    readonly name: string;
    readonly publicKey: Uint8Array<ArrayBuffer>;
    readonly counter: bigint;
    readonly transports: string[];
    readonly createdAt: Date;
  },
): Promise<boolean> {
  return (await tx.passkey.createMany({ data: [row], skipDuplicates: true })).count === 1;
}

/** False where the counter has moved on meanwhile. */
export async function touchPasskey(
  userId: UserId,
  passkey: { readonly id: string; readonly before: bigint; readonly counter: bigint; readonly at: Date },
): Promise<boolean> {
  const { count } = await db().passkey.updateMany({
    where: { userId, id: passkey.id, counter: passkey.before },
    data: { counter: passkey.counter, lastUsedAt: passkey.at },
  });
  return count === 1;
}

export async function deletePasskey(tx: Tx, userId: UserId, id: string): Promise<boolean> {
  return (await tx.passkey.deleteMany({ where: { userId, id } })).count === 1;
}
