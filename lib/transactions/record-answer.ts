import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { isTaken } from "../db/is-taken.ts";
import type { TransactionId } from "../ids.ts";
import { log } from "../logger.ts";
import type { ProviderError } from "../providers/contract.ts";
import type { CreatedMovement } from "../providers/movement-contract.ts";
import type { CreatedPayment } from "../providers/payment-contract.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import { FactRefused } from "./fact-refused.ts";
import { keepAnswer } from "./keep-answer.ts";
import { recordUnanswered } from "./record-unanswered.ts";

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
  whenMisfit = (error: ProviderError): Promise<void> => recordUnanswered(scope, id, error, clock),
): Promise<void> {
  const { fact, ...kept } = created;
  const at = clock.now();
  try {
    await keepAnswer(scope, { id, kind: fact.kind }, connection, { ...kept, updatedAt: at });
    await applyProviderFact(scope, { connection, fact, source: "api", at });
  } catch (thrown) {
    const misfit = misfitOf(thrown);
    if (misfit === null) throw thrown;
    log("payments").warn({ transactionId: id }, "The answer to a creation does not fit it");
    await whenMisfit(misfit);
  }
}

/** An answer that can't be about what was asked for, as doubt about what the provider did. Null: it is no such thing. */
export function misfitOf(thrown: unknown): ProviderError | null {
  const doubt = { code: "unexpected_response", effect: "unknown" } as const;
  if (thrown instanceof FactRefused) return { ...doubt, message: thrown.message };
  return isTaken(thrown) ? { ...doubt, message: TAKEN } : null;
}

const TAKEN = "The provider's answer bears the id of another transaction.";
