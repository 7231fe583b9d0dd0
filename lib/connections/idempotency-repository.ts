import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { IdempotencyKey } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

type Claim = Pick<IdempotencyKey, "key" | "purpose" | "requestHash" | "resultId">;

export async function findIdempotencyKey(scope: Scope, key: string): Promise<IdempotencyKey | null> {
  return db().idempotencyKey.findFirst({ where: { merchantId: scope.merchantId, key } });
}

/** False when the key is taken. Of two that claim at once, the second waits until the first has committed. */
export async function claimIdempotencyKey(tx: Tx, scope: Scope, claim: Claim): Promise<boolean> {
  const made = await tx.idempotencyKey.createMany({
    data: [{ ...claim, merchantId: scope.merchantId }],
    skipDuplicates: true,
  });
  return made.count === 1;
}
