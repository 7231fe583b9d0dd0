import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** Queues a check of the merchant's chain; one that waits already is enough. */
export async function queueCheck(scope: Scope): Promise<void> {
  const { merchantId, mode } = scope;
  await unit((tx) => enqueue(tx, "check-audit", { merchantId, mode }, { key: `audit:${merchantId}` }));
}
