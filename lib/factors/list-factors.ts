import type { UserId } from "../ids.ts";
import { listPasskeyRows } from "./passkey-repository.ts";
import { countFactors, countRecoveryCodes, findAuthenticator, findRecoveryCodesDate } from "./repository.ts";
import type { OwnFactors } from "./schema.ts";

/** What a person signs in with, besides the password. */
export async function listFactors(userId: UserId): Promise<OwnFactors> {
  const [app, passkeys, left, madeAt] = await Promise.all([
    findAuthenticator(userId),
    listPasskeyRows(userId),
    countRecoveryCodes(userId),
    findRecoveryCodesDate(userId),
  ]);
  return {
    authenticatorSince: app?.confirmedAt?.toISOString() ?? null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      addedAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    recoveryCodes: madeAt === null ? null : { left, madeAt: madeAt.toISOString() },
  };
}

/** Whether signing in with the password asks this person for more. */
export async function hasFactor(userId: UserId): Promise<boolean> {
  const { authenticators, passkeys } = await countFactors(userId);
  return authenticators + passkeys > 0;
}
