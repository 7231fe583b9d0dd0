import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { refusedCredentials } from "./ask-provider.ts";
import { loadConnection } from "./load-connection.ts";
import { openContext } from "./open-context.ts";
import { updateConnectionRow } from "./repository.ts";
import type { connectionIdInput } from "./schema.ts";
import type { CredentialCheck } from "./status.ts";

/** Asks the provider about the stored credentials and remembers what it says. */
export async function checkConnection(
  scope: Scope,
  { connectionId }: z.output<typeof connectionIdInput>,
): Promise<{ readonly account: string }> {
  const connection = await loadConnection(scope, connectionId);
  const context = openContext(scope, connection, { probe: true, signal: AbortSignal.timeout(15_000) });
  const answer = await connection.provider.operations.checkCredentials(context);
  // A provider that can't be reached says nothing about the credentials.
  const refused = !answer.ok && answer.error.code === "credentials_rejected";
  const verdict: CredentialCheck | null = answer.ok ? "accepted" : refused ? "refused" : null;
  await unit(async (tx) => {
    if (verdict !== null) await updateConnectionRow(tx, scope, connection.id, { credentialsCheck: verdict });
    const detail = { result: answer.ok ? "accepted" : answer.error.code };
    await writeAudit(tx, scope, {
      action: "connection.check",
      targetType: "connection",
      targetId: connection.id,
      detail,
    });
    await notifyLive(tx, scope.merchantId, "connections");
  });
  if (!answer.ok) throw refusedCredentials(connection.provider, answer.error);
  return answer.value;
}
