import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { unit } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { log } from "../logger.ts";
import type { CreatedMovement } from "../providers/movement-contract.ts";
import type { CreatedPayment } from "../providers/payment-contract.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import { FactRefused } from "./fact-refused.ts";
import { recordUnanswered } from "./record-unanswered.ts";
import { updateTransaction } from "./repository.ts";

/**
 * What the provider answered to a creation. Its id first and by itself: it must be kept even when the fact beside it is
 * not believed.
 */
export async function recordAnswer(
  scope: Scope,
  id: TransactionId,
  connection: Connection,
  created: CreatedPayment | CreatedMovement,
  clock: Clock,
): Promise<void> {
  const { fact, ...kept } = created;
  const at = clock.now();
  await unit((tx) => updateTransaction(tx, scope, id, { ...kept, updatedAt: at }));
  try {
    await applyProviderFact(scope, { connection, fact, source: "api", at });
  } catch (thrown) {
    if (!(thrown instanceof FactRefused)) throw thrown;
    log("payments").warn(
      { transactionId: id, refused: thrown.code },
      "The answer to a creation does not fit it",
    );
    const message = thrown.message;
    await recordUnanswered(scope, id, { code: "unexpected_response", message, effect: "unknown" }, clock);
  }
}
