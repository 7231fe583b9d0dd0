import type { Scope } from "../auth/scope.ts";
import type { Waiting } from "./waiting.ts";
import { findWaiting } from "./waiting-repository.ts";

/** A worker files in milliseconds, and one that is far behind within seconds. */
const USUAL_MS = 10_000;

/** Events that should have been in the inbox long ago, since no worker runs or all are far behind; null: none. */
export function findUnfiled(scope: Scope, now: Date): Promise<Waiting | null> {
  return findWaiting(scope, new Date(now.getTime() - USUAL_MS));
}
