import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { endKey, keyExists } from "./repository.ts";

/** Ends a key: its next request is refused. Revoked before, nothing changes. Throws not_found. */
export async function revokeApiKey(
  scope: Scope,
  { keyId }: { readonly keyId: string },
  clock: Clock = systemClock,
): Promise<void> {
  await unit(async (tx) => {
    const ended = await endKey(tx, scope, keyId, clock.now());
    if (ended === null) {
      if (await keyExists(tx, scope, keyId)) return;
      throw notFound("API key");
    }
    const target = { targetType: "api_key", targetId: keyId };
    await writeAudit(tx, scope, { action: "api-key.revoke", ...target, detail: ended });
  });
}
