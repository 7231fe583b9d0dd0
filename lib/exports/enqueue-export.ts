import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** Queues the writing of an export, of which one waits at most. Everything live goes before it. */
export async function enqueueExport(
  tx: Tx,
  { merchantId, mode }: Pick<Scope, "merchantId" | "mode">,
  exportId: string,
): Promise<void> {
  await enqueue(tx, "run-export", { merchantId, mode, exportId }, { key: `export:${exportId}`, last: true });
}
