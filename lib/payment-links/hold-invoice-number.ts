import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { isInvoiceNumberUsed, lockInvoiceNumber } from "./invoice-number-repository.ts";

/** Whether no link and no invoice of this mode has the number; if so nobody else gets it before the unit ends. */
export async function holdInvoiceNumber(tx: Tx, scope: Scope, number: string): Promise<boolean> {
  await lockInvoiceNumber(tx, scope, number);
  return !(await isInvoiceNumberUsed(tx, scope, number));
}
