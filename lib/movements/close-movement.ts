import { actorName, type Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { applyFactInUnit } from "../transactions/apply-provider-fact.ts";
import type { TransactionStatus } from "../transactions/status.ts";
import { kindOf } from "./figures-of.ts";

/** A person's word about how a movement ended. The provider's may still come: if it says otherwise, both are shown. */
export async function closeMovement(
  tx: Tx,
  scope: Scope,
  row: Transaction,
  said: {
    readonly status: TransactionStatus;
    readonly summary: string;
    readonly reason: string;
    readonly at: Date;
  },
): Promise<void> {
  const { status, summary, reason, at } = said;
  await applyFactInUnit(tx, scope, {
    connection: await loadConnection(scope, row.connectionId),
    source: "person",
    actor: actorName(scope.actor),
    summary,
    fact: {
      subject: { reference: row.id },
      kind: kindOf(row),
      status,
      providerStatus: row.providerStatus,
      reason,
      mayBeginElsewhere: false,
    },
    at,
  });
}
