import type { Scope } from "../auth/scope.ts";
import { presentCustomer } from "../customers/present-customer.ts";
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
    const bound =
      deposit && (await findReferenceCustomer(tx, scope, deposit.connectionId, deposit.reference));
    if (bound) await setDepositCustomer(tx, scope, transactionId, await presentCustomer(tx, scope, bound));
    await notifyLive(tx, scope.merchantId, "deposits", ...(bound ? ["transactions" as const] : []));
  });
}
