import type { Scope } from "../auth/scope.ts";
import type { Transaction } from "../db/generated/client.ts";
import type { Reader } from "../db/unit.ts";
import { findNext } from "./fallback-repository.ts";

/** A payment is passed on to each connection of a link at most once. */
const MOST_STEPS = 20;

/** The payment that stands in this one's place after all that refused it; itself where none did. */
export async function followFallbacks(
  scope: Scope,
  payment: Transaction,
  reader?: Reader,
): Promise<Transaction> {
  let present = payment;
  for (let step = 0; step < MOST_STEPS && present.status === "failed"; step += 1) {
    const next = await findNext(scope, present.id, reader);
    if (next === null) break;
    present = next;
  }
  return present;
}
