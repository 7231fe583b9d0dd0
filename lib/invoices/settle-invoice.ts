import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { findIssuer, lockInvoice } from "./repository.ts";
import { settleInUnit } from "./settle-in-unit.ts";

/** A payment that counts for an invoice was paid, or went back: counts anew what is paid and what is due. */
export async function settleInvoice(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const { timeZone } = await findIssuer(scope);
  await unit(async (tx) => {
    const invoice = await lockInvoice(tx, scope, invoiceId);
    if (invoice) await settleInUnit(tx, scope, invoice, { now: clock.now(), timeZone });
  });
}
