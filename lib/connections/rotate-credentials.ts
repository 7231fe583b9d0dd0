import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import { askProvider } from "./ask-provider.ts";
import { calledAddresses, callsNewHost } from "./called-addresses.ts";
import { keepEmptySecrets } from "./keep-empty-secrets.ts";
import { loadConnection } from "./load-connection.ts";
import { openCredentials } from "./open-credentials.ts";
import { credentialHints, parseCredentials } from "./parse-credentials.ts";
import { updateConnectionRow } from "./repository.ts";
import type { rotateCredentialsInput } from "./schema.ts";
import { seal } from "./secrets.ts";
import { clearTokens } from "./token-repository.ts";

const HOUR = 60 * 60 * 1000;

/**
 * Puts new credentials in place of the stored ones, once the provider accepts them. Calls use the new ones at once;
 * webhooks signed with the old ones are taken until the overlap ends.
 */
export async function rotateCredentials(
  scope: Scope,
  input: z.output<typeof rotateCredentialsInput>,
): Promise<{ readonly previousUntil: string | null }> {
  const connection = await loadConnection(scope, input.connectionId);
  const { id, provider, mode, baseUrl, sealedCredentials } = connection;
  const stored = openCredentials(scope.merchantId, connection);
  const before = calledAddresses(provider, baseUrl, stored);
  const moved = callsNewHost(calledAddresses(provider, baseUrl, input.credentials), before);
  // Stored secrets stay with the hosts they were given for.
  const typed = moved ? input.credentials : keepEmptySecrets(provider, input.credentials, stored);
  const credentials = parseCredentials(provider, typed);
  if (isDeepStrictEqual({ ...credentials }, { ...stored })) throw sameAgain(provider.credentials.fields);
  await askProvider({ provider, mode, baseUrl, credentials });

  const now = new Date();
  const until = input.overlapHours === 0 ? null : new Date(now.getTime() + input.overlapHours * HOUR);
  await unit(async (tx) => {
    await updateConnectionRow(tx, scope, id, {
      sealedCredentials: seal(JSON.stringify(credentials), { merchantId: scope.merchantId, ownerId: id }),
      credentialHints: credentialHints(provider, credentials),
      credentialsSetAt: now,
      credentialsCheck: "accepted",
      previousSealed: until === null ? null : sealedCredentials,
      previousUntil: until,
    });
    await clearTokens(tx, scope, id);
    await writeAudit(tx, scope, {
      action: "connection.rotate",
      targetType: "connection",
      targetId: id,
      detail: { overlapHours: input.overlapHours },
    });
    await notifyLive(tx, scope.merchantId, "connections");
  });
  return { previousUntil: until?.toISOString() ?? null };
}

function sameAgain(fields: readonly { readonly name: string; readonly secret: boolean }[]) {
  const secret = fields.find((field) => field.secret)?.name ?? "";
  return invalidInput({
    [`credentials.${secret}`]: "These are the stored credentials. Make new ones at the provider.",
  });
}
