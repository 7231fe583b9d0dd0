import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import type { UserId } from "../ids.ts";
import { countPersonTry } from "../team/sign-in-limits.ts";
import { stepOfCode, unsealAuthenticatorSecret } from "./authenticator-secret.ts";
import { recordChange } from "./record-change.ts";
import { hashRecoveryCode, readRecoveryCode } from "./recovery-code.ts";
import { countRecoveryCodes, findAuthenticator, spendRecoveryCode, spendStep } from "./repository.ts";

export type CodeKind = "authenticator" | "recovery_code";

/**
 * Takes a code from the person's app, or one of their recovery codes, and uses it up. Throws for a wrong or used one, and
 * `rate_limited` after too many of them, whichever sign-in or session they came by.
 */
export async function spendCode(userId: UserId, typed: string, clock = systemClock): Promise<CodeKind> {
  const attempt = await countPersonTry(userId);
  const kind = await kindOf(userId, typed, clock.now());
  if (kind === null) throw invalidInput({ code: "That code is not right, or was used already." });
  await attempt.succeeded();
  if (kind === "recovery_code")
    await unit(async (tx) =>
      recordChange(tx, userId, "recovery_code_used", { left: await countRecoveryCodes(userId, tx) }),
    );
  return kind;
}

async function kindOf(userId: UserId, typed: string, now: Date): Promise<CodeKind | null> {
  const digits = typed.replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(digits)) {
    const app = await findAuthenticator(userId);
    if (app === null || app.confirmedAt === null) return null;
    const step = stepOfCode(unsealAuthenticatorSecret(app.secret, userId), digits, now);
    return step !== null && (await spendStep(userId, step)) ? "authenticator" : null;
  }
  const code = readRecoveryCode(typed);
  if (code === null) return null;
  return (await spendRecoveryCode(userId, hashRecoveryCode(code, userId), now)) ? "recovery_code" : null;
}
