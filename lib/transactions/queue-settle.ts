import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { Mode } from "../mode.ts";
import { addSettleJobs } from "./queue-settle-repository.ts";

/** What a payment brought has changed: invoices that it counts for are counted anew. No job where there is none. */
export async function queueSettle(
  tx: Tx,
  scope: Pick<Scope, "merchantId">,
  payment: { readonly id: string; readonly mode: Mode },
): Promise<void> {
  await addSettleJobs(tx, scope, payment);
}
