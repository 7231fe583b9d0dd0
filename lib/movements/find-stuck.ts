import type { Scope } from "../auth/scope.ts";
import { REASON } from "./reasons.ts";
import { findHalted } from "./repository.ts";

/** Refunds and payouts that nothing moves on by itself, since only a person can find out what became of them. */
export async function findStuck(
  scope: Scope,
): Promise<{ readonly count: number; readonly id: string; readonly reference: string } | null> {
  const halted = await findHalted(scope, [REASON.unknown, REASON.notSent]);
  return halted && { count: halted.count, ...halted.oldest };
}
