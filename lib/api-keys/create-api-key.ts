import { writeAudit } from "../audit/write-audit.ts";
import { may, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { keyHash, newKeyText } from "./key-text.ts";
import { countLiveKeys, insertKey } from "./repository.ts";
import type { CreateKeyInput, ShownKey } from "./schema.ts";
import { MOST_KEYS } from "./status.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a key of the scope's mode and shows it this one time: only its hash is kept. It can be given no more than its
 * maker holds. Refuses by field: `permissions`, `name` (too many keys).
 */
export async function createApiKey(
  scope: Scope,
  { name, permissions, days }: CreateKeyInput,
  clock: Clock = systemClock,
): Promise<ShownKey> {
  const { actor } = scope;
  if (actor.type !== "member") throw new AppError("forbidden", "Only a member makes keys.");
  const beyond = permissions.filter((one) => !may(scope, one));
  if (beyond.length > 0)
    throw invalidInput({ permissions: `You do not have ${beyond.join(", ")} yourself.` });
  const key = newKeyText(scope.mode);
  const createdAt = clock.now();
  const id = newId("apiKey", createdAt);
  const expiresAt = days === null ? null : new Date(createdAt.getTime() + days * DAY_MS);
  await unit(async (tx) => {
    if ((await countLiveKeys(tx, scope, createdAt)) >= MOST_KEYS)
      throw invalidInput({ name: `${MOST_KEYS} keys are as many as there can be. Revoke one first.` });
    const lastFour = key.slice(-4);
    await insertKey(tx, scope, {
      ...{ id, name, permissions, lastFour, createdAt, expiresAt },
      secretHash: keyHash(key),
      createdBy: actor.userId,
    });
    await writeAudit(tx, scope, {
      action: "api-key.create",
      targetType: "api_key",
      targetId: id,
      detail: {
        ...{ name, lastFour, mode: scope.mode },
        permissions: permissions.join(", "),
        expiresAt: expiresAt?.toISOString() ?? null,
      },
    });
  });
  return { id, key };
}
