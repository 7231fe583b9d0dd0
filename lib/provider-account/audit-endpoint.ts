import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import type { ConnectionId } from "../ids.ts";

/** Writes down what somebody changed in the account at the provider. */
export async function auditEndpoint(
  scope: Scope,
  connectionId: ConnectionId,
  action: `endpoint.${"create" | "update" | "delete" | "test"}` | "delivery.retry",
  detail: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await unit((tx) =>
    writeAudit(tx, scope, { action, targetType: "connection", targetId: connectionId, detail }),
  );
}
