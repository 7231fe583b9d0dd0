import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { loadConnection } from "./load-connection.ts";
import { updateConnectionRow } from "./repository.ts";
import type { connectionIdInput } from "./schema.ts";

/** Ends the overlap of a rotation now: from here on only the current credentials count. */
export async function endPreviousCredentials(
  scope: Scope,
  { connectionId }: z.output<typeof connectionIdInput>,
): Promise<null> {
  const { id, previous } = await loadConnection(scope, connectionId);
  if (previous === null) return null;
  await unit(async (tx) => {
    await updateConnectionRow(tx, scope, id, { previousSealed: null, previousUntil: null });
    await writeAudit(tx, scope, {
      action: "connection.end_overlap",
      targetType: "connection",
      targetId: id,
      detail: { wouldHaveEnded: previous.until.toISOString() },
    });
    await notifyLive(tx, scope.merchantId, "connections");
  });
  return null;
}
