import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import { holdCustomer } from "./repository.ts";

/**
 * Who the id stands for now: the customer itself, or the one it was merged into. Nobody merges that one away before the
 * unit ends, so what the unit writes with it is never left behind. Call it before anything is written with an id that
 * was read earlier.
 */
export async function presentCustomer(tx: Tx, scope: Scope, id: CustomerId): Promise<CustomerId> {
  const present = await holdCustomer(tx, scope, id);
  if (present === null || present === id) return id;
  return presentCustomer(tx, scope, present);
}
