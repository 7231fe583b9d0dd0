import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import type { Tx } from "../db/unit.ts";
import { applyFactInUnit } from "../transactions/apply-provider-fact.ts";
import type { StoredSubject } from "./repository.ts";

/** Why something that was held ends, and by whom. */
export interface Ending {
  readonly source: "person" | "system";
  readonly summary: string;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/** Ends a movement that was never sent: whatever comes later, no money has moved. */
export async function cancelMovement(
  tx: Tx,
  scope: Scope,
  { transaction }: Pick<StoredSubject, "transaction">,
  why: Ending,
): Promise<void> {
  const { reason, ...arrival } = why;
  await applyFactInUnit(tx, scope, {
    ...arrival,
    connection: await loadConnection(scope, transaction.connectionId),
    fact: {
      subject: { reference: transaction.id },
      kind: transaction.kind === "refund" ? "refund" : "payout",
      status: "canceled",
      providerStatus: "",
      reason,
      mayBeginElsewhere: false,
    },
  });
}
