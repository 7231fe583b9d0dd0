import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { loadConnection } from "./load-connection.ts";
import { updateConnectionRow } from "./repository.ts";
import type { connectionIdInput } from "./schema.ts";

type Input = z.output<typeof connectionIdInput>;

/** Nothing new is charged through it; its webhooks are still taken in, so payments under way reach their end. */
export async function disableConnection(scope: Scope, input: Input): Promise<null> {
  return setEnabled(scope, input, false);
}

export async function enableConnection(scope: Scope, input: Input): Promise<null> {
  return setEnabled(scope, input, true);
}

async function setEnabled(scope: Scope, { connectionId }: Input, enabled: boolean): Promise<null> {
  const { id, disabledAt } = await loadConnection(scope, connectionId);
  if ((disabledAt === null) === enabled) return null;
  await unit(async (tx) => {
    await updateConnectionRow(tx, scope, id, { disabledAt: enabled ? null : new Date() });
    const action = enabled ? "connection.enable" : "connection.disable";
    await writeAudit(tx, scope, { action, targetType: "connection", targetId: id });
    await notifyLive(tx, scope.merchantId, "connections");
  });
  return null;
}
