import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import type { ProviderError } from "../providers/contract.ts";
import { noteStep } from "../transactions/note-step.ts";
import { nextSendAt } from "../transactions/send-schedule.ts";
import { queueSend } from "./queue-send.ts";
import { REASON } from "./reasons.ts";
import type { Tried } from "./tried.ts";

/** The provider did nothing with this try, and a later one may do: it waits as long as it was asked to. */
export async function recordNotSent(
  { scope, row, clock, sends }: Tried,
  error: ProviderError,
): Promise<void> {
  const transactionId = assertId("transaction", row.id);
  const at = clock.now();
  const { retryAfterMs } = error;
  const runAt = nextSendAt(sends, at, retryAfterMs === undefined ? {} : { retryAfterMs });
  // This try did nothing; an earlier one may have.
  const [later, never] =
    row.status === "created" ? [REASON.triedAgain, REASON.notSent] : [REASON.sentAgain, REASON.unknown];
  const seconds = runAt === null ? 0 : Math.max(1, Math.round((runAt.getTime() - at.getTime()) / 1000));
  await unit(async (tx) => {
    await noteStep(tx, scope, {
      transactionId,
      source: "api",
      summary: runAt === null ? "Not sent again by itself" : "Not taken yet, sent again later",
      detail: `${error.message} ${runAt === null ? "A person can send it again." : `The next try is in about ${seconds} s.`}`,
      reason: runAt === null ? never : later,
      at,
    });
    if (runAt !== null) await queueSend(tx, scope, transactionId, { after: sends, runAt });
  });
}
