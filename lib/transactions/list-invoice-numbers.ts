import type { Scope } from "../auth/scope.ts";
import { listInvoiceNumbersOf } from "./customer-repository.ts";

/** Invoice numbers on a customer's transactions in the scope's mode, the latest first. */
export async function listInvoiceNumbers(scope: Scope, customerId: string, limit: number): Promise<string[]> {
  return (await listInvoiceNumbersOf(scope, customerId, limit)).map(({ number }) => number);
}
