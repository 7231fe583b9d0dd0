import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { ANSWERS_REVEALED, countAnswersRevealed, listAnswers } from "./answer-repository.ts";
import type { revealAnswersInput } from "./questions/schema.ts";
import { type Answer, storedAnswers } from "./questions/schema.ts";

/** As for customers: enough for a busy hour at the desk, too few to copy everybody out. */
const MOST_AN_HOUR = 30;
const HOUR_MS = 60 * 60_000;

/**
 * Shows what a payer answered as it was written, once, to a member who says why. Written down before it is shown; what
 * was looked at is not in the audit log.
 */
export async function revealPaymentAnswers(
  scope: Scope,
  { transactionId, reason }: z.output<typeof revealAnswersInput>,
  clock: Clock = systemClock,
): Promise<{ readonly answers: Answer[] }> {
  const [row] = await listAnswers(scope, [transactionId]);
  if (!row) throw notFound("Answers");
  const since = new Date(clock.now().getTime() - HOUR_MS);
  await unit(async (tx) => {
    if ((await countAnswersRevealed(tx, scope, actorName(scope.actor), since)) >= MOST_AN_HOUR)
      throw new AppError(
        "rate_limited",
        `You have looked at ${MOST_AN_HOUR} payers' answers within an hour. Wait a while, or ask an owner.`,
      );
    await writeAudit(tx, scope, {
      action: ANSWERS_REVEALED,
      targetType: "transaction",
      targetId: transactionId,
      detail: { reason },
    });
  });
  return { answers: storedAnswers.parse(row.answers) };
}
