import type { Scope } from "../auth/scope.ts";
import { countFound } from "./repository.ts";

/** Ends of transactions since `since` that something else than a webhook told first. */
export async function countFoundWithoutWebhook(scope: Scope, since: Date): Promise<number> {
  return countFound(scope, since);
}
