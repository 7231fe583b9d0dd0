import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import type { TransactionId } from "../ids.ts";
import type { ProviderError } from "../providers/contract.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import type { TransactionKind } from "./status.ts";

/** The provider certainly did nothing: the transaction is declined, or has failed for the reason given. */
export async function recordRefusal(
  scope: Scope,
  id: TransactionId,
  connection: Connection,
  error: ProviderError,
  clock: Clock,
  kind: TransactionKind = "payment",
): Promise<void> {
  const fact = refusalFact(id, error, kind);
  await applyProviderFact(scope, { connection, fact, source: "api", at: clock.now() });
}

/** A refusal as a fact about the transaction that was refused. */
export function refusalFact(id: TransactionId, error: ProviderError, kind: TransactionKind): ProviderFact {
  return {
    subject: { reference: id },
    kind,
    status: error.code === "declined" ? "declined" : "failed",
    providerStatus: error.providerCode ?? error.code,
    reason: error.message,
    mayBeginElsewhere: false,
  };
}
