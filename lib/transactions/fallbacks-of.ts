import type { Scope } from "../auth/scope.ts";
import { listFallbacksAround } from "./fallback-repository.ts";
import type { TransactionDetail } from "./schema.ts";

/** Which payments a transaction continues after they were refused, and which one continues it. */
export async function fallbacksOf(
  scope: Scope,
  id: string,
): Promise<Pick<TransactionDetail, "continues" | "continuedAs">> {
  const around = await listFallbacksAround(scope, id);
  const next = around.find(({ transactionId }) => transactionId === id);
  return {
    continues: around
      .filter(({ nextId }) => nextId === id)
      .map(({ transactionId, reason, at }) => ({ id: transactionId, reason, at: at.toISOString() })),
    continuedAs: next ? { id: next.nextId, reason: next.reason, at: next.at.toISOString() } : null,
  };
}
