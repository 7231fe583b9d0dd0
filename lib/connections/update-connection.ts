import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { askProvider } from "./ask-provider.ts";
import { assertBaseUrl } from "./assert-base-url.ts";
import { calledAddresses, callsNewHost } from "./called-addresses.ts";
import { keepEmptySecrets } from "./keep-empty-secrets.ts";
import { loadConnection } from "./load-connection.ts";
import { openCredentials } from "./open-credentials.ts";
import { credentialHints, parseCredentials } from "./parse-credentials.ts";
import { updateConnectionRow } from "./repository.ts";
import type { updateConnectionInput } from "./schema.ts";
import { seal } from "./secrets.ts";
import { clearTokens } from "./token-repository.ts";

/** Changes name, address or credentials. What the provider would be asked with is asked before it is stored. */
export async function updateConnection(
  scope: Scope,
  input: z.output<typeof updateConnectionInput>,
): Promise<{ readonly credentialsChanged: boolean }> {
  const connection = await loadConnection(scope, input.connectionId);
  const { id, provider, mode } = connection;
  const stored = openCredentials(scope.merchantId, connection);
  const baseUrl = input.baseUrl.replace(/\/+$/, "");
  // Stored secrets stay with the host they were given for: whoever moves the address must know them.
  const before = calledAddresses(provider, connection.baseUrl, stored);
  const moved = callsNewHost(calledAddresses(provider, baseUrl, input.credentials), before);
  const typed = moved ? input.credentials : keepEmptySecrets(provider, input.credentials, stored);
  const credentials = parseCredentials(provider, typed);
  const credentialsChanged = !isDeepStrictEqual({ ...credentials }, { ...stored });
  const addressChanged = baseUrl !== connection.baseUrl;
  if (addressChanged) await assertBaseUrl(baseUrl, mode);
  if (addressChanged || credentialsChanged) await askProvider({ provider, mode, baseUrl, credentials });

  await unit(async (tx) => {
    await updateConnectionRow(tx, scope, id, {
      name: input.name,
      baseUrl,
      ...(addressChanged || credentialsChanged ? { credentialsCheck: "accepted" } : {}),
      ...(credentialsChanged
        ? {
            sealedCredentials: seal(JSON.stringify(credentials), {
              merchantId: scope.merchantId,
              ownerId: id,
            }),
            credentialHints: credentialHints(provider, credentials),
            credentialsSetAt: new Date(),
            // Changed without an overlap: the old ones end here, those of an earlier rotation too.
            previousSealed: null,
            previousUntil: null,
          }
        : {}),
    });
    if (addressChanged || credentialsChanged) await clearTokens(tx, scope, id);
    const detail = {
      name: input.name,
      baseUrl,
      nameBefore: connection.name,
      baseUrlBefore: connection.baseUrl,
      credentialsChanged,
    };
    await writeAudit(tx, scope, {
      action: "connection.update",
      targetType: "connection",
      targetId: id,
      detail,
    });
    await notifyLive(tx, scope.merchantId, "connections");
  });
  return { credentialsChanged };
}
