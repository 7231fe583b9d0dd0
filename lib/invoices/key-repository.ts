import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";

export interface KeyClaim {
  readonly key: string;
  readonly purpose: string;
  readonly requestHash: string;
  readonly resultId: string;
}

/** Takes an idempotency key; when it was taken before, answers with what for. Waits for a concurrent taker. */
export async function claimKey(tx: Tx, scope: Scope, claim: KeyClaim): Promise<KeyClaim | null> {
  const { merchantId } = scope;
  const { count } = await tx.idempotencyKey.createMany({
    data: [{ merchantId, ...claim }],
    skipDuplicates: true,
  });
  if (count === 1) return null;
  return tx.idempotencyKey.findUniqueOrThrow({ where: { merchantId_key: { merchantId, key: claim.key } } });
}
