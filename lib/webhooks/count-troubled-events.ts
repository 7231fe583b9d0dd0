import type { Scope } from "../auth/scope.ts";
import { countByStatus } from "./repository.ts";

/** Verified events that a person should look at: dead ones. */
export async function countTroubledEvents(scope: Scope): Promise<number> {
  return countByStatus(scope, "dead");
}
