import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { newId, type TransactionId } from "../ids.ts";
import { insertStepsOfPerson } from "./match-repository.ts";

/** Puts the same step of a person on many timelines, in one statement. */
export async function noteSteps(
  tx: Tx,
  scope: Scope,
  step: {
    readonly transactionIds: readonly TransactionId[];
    readonly summary: string;
    readonly actor: string;
    readonly at: Date;
  },
): Promise<void> {
  const { transactionIds, ...entry } = step;
  const ids = transactionIds.map(() => newId("timelineEntry", step.at));
  await insertStepsOfPerson(tx, scope, { ids, transactionIds, ...entry });
  await notifyLive(tx, scope.merchantId, "transactions");
}
