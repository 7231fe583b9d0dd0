import { needsApproval } from "../approvals/needs-approval.ts";
import { requestApproval } from "../approvals/request-approval.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Tx } from "../db/unit.ts";
import { formatAmount } from "../format.ts";
import type { PayoutMethod } from "../providers/movement-contract.ts";
import { type MovementWanted, writeMovement } from "../transactions/write-movement.ts";
import { queueSend } from "./queue-send.ts";
import { keepRecipient } from "./recipient.ts";
import type { AskedMovement } from "./schema.ts";

/** Writes a movement down and puts it on its way: to the worker, or to a second person when it is above the limit. */
export async function launch(
  tx: Tx,
  scope: Scope,
  wanted: MovementWanted,
  paidTo: { readonly method: PayoutMethod; readonly recipient: Readonly<Record<string, string>> } | null,
  clock: Clock,
): Promise<AskedMovement> {
  const { id: transactionId, kind, amount } = wanted;
  const held = await needsApproval(tx, scope, amount);
  await writeMovement(tx, scope, wanted, clock);
  if (paidTo !== null) await keepRecipient(tx, scope, transactionId, paidTo);
  if (held) await requestApproval(tx, scope, transactionId, clock);
  else await queueSend(tx, scope, transactionId, { after: 0 });
  await writeAudit(tx, scope, {
    action: `${kind}.create`,
    targetType: "transaction",
    targetId: transactionId,
    detail: { amount: formatAmount(amount), parentId: wanted.parentId ?? null, held },
  });
  return { transactionId, held };
}
