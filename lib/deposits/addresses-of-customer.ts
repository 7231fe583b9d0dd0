import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import { countAddressesOf, moveAll } from "./customer-repository.ts";

/** In both modes: a customer is the merchant's. */
export function countCustomerAddresses(scope: Scope, customerId: string): Promise<number> {
  return countAddressesOf(scope, customerId);
}

/** Puts all addresses of one customer, in both modes, under another. Returns how many. */
export function moveAddresses(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  return moveAll(tx, scope, from, to);
}
