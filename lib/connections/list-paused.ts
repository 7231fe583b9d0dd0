import type { Scope } from "../auth/scope.ts";
import { guardOf } from "./call-guards.ts";
import type { Connection } from "./connection.ts";
import { listOpenBreakers } from "./sign-repository.ts";

/** The longest pause of a breaker: older news of another process is no news. */
const BELIEVED_MS = 60_000;

/** Ids of those connections to which calls are paused, by this process's own breaker or by another's. */
export async function listPaused(
  scope: Scope,
  connections: readonly Connection[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const elsewhere = await listOpenBreakers(scope, new Date(now.getTime() - BELIEVED_MS));
  const here = connections.filter((connection) => guardOf(scope, connection).guard.isPaused);
  return new Set([...elsewhere, ...here.map(({ id }) => id)]);
}
