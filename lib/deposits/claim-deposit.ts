import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { findUnclaimed, setDepositCustomer } from "./movement-repository.ts";
import { findReferenceCustomer } from "./repository.ts";

/** Puts a deposit that has come in under the customer of its reference. Again changes nothing. */
export async function claimDeposit(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
): Promise<void> {
  await unit(async (tx) => {
    const deposit = await findUnclaimed(tx, scope, transactionId);
    const customerId =
      deposit && (await findReferenceCustomer(tx, scope, deposit.connectionId, deposit.reference));
    if (customerId) await setDepositCustomer(tx, scope, transactionId, customerId);
    await notifyLive(tx, scope.merchantId, "deposits", ...(customerId ? ["transactions" as const] : []));
  });
}
