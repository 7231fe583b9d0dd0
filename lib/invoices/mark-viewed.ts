import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { stampViewed } from "./repository.ts";

/** Its customer opened it; the first time counts. */
export async function markViewed(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
  clock: Clock = systemClock,
): Promise<void> {
  await unit(async (tx) => {
    if (await stampViewed(tx, scope, invoiceId, clock.now()))
      await notifyLive(tx, scope.merchantId, "invoices");
  });
}
