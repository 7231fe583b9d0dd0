import { systemClock } from "../clock.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { newId, type UserId } from "../ids.ts";
import type { LiveSession } from "../team/membership.ts";
import { recordChange } from "./record-change.ts";
import { hashRecoveryCode, newRecoveryCode } from "./recovery-code.ts";
import { countFactors, countRecoveryCodes, lockUser, replaceRecoveryCodes } from "./repository.ts";
import { RECOVERY_CODES } from "./status.ts";

/** Makes ten codes in place of the earlier ones and answers them: this once, for only hashes are kept. */
export async function renewRecoveryCodes(
  reader: LiveSession,
  clock = systemClock,
): Promise<readonly string[]> {
  const userId = reader.user.id;
  return unit(async (tx) => {
    await lockUser(tx, userId);
    const { authenticators, passkeys } = await countFactors(userId, tx);
    if (authenticators + passkeys === 0)
      throw new AppError("conflict", "Recovery codes stand in for a second factor. Add one first.");
    const codes = await makeRecoveryCodes(tx, userId, clock.now());
    await recordChange(tx, userId, "recovery_codes_renewed");
    return codes;
  });
}

/** The codes that go with a first factor; null where some are left from before. */
export async function firstRecoveryCodes(
  tx: Tx,
  userId: UserId,
  at: Date,
): Promise<readonly string[] | null> {
  return (await countRecoveryCodes(userId, tx)) > 0 ? null : makeRecoveryCodes(tx, userId, at);
}

async function makeRecoveryCodes(tx: Tx, userId: UserId, at: Date): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const rows = codes.map((code) => ({
    id: newId("recoveryCode", at),
    codeHash: hashRecoveryCode(code, userId),
    createdAt: at,
  }));
  await replaceRecoveryCodes(tx, userId, rows);
  return codes;
}
