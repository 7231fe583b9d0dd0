import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { enqueue } from "../queue/enqueue.ts";

/** Has the worker fetch every event since the last known one. Events that are here already change nothing. */
export async function recoverNow(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<{ readonly queued: true }> {
  const { id, mode, provider, disabledAt } = await loadConnection(scope, connectionId);
  if (provider.operations.listEventsSince === undefined)
    throw new AppError("conflict", `${provider.name} keeps no list of events.`);
  if (disabledAt !== null) throw new AppError("conflict", "This connection is disabled. Enable it first.");
  return unit(async (tx) => {
    const payload = { merchantId: scope.merchantId, mode, connectionId: id };
    await enqueue(tx, "recover-events", payload, { key: `recover:${id}` });
    await writeAudit(tx, scope, { action: "stream.recover", targetType: "connection", targetId: id });
    return { queued: true };
  });
}
