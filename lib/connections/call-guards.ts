import type { Scope } from "../auth/scope.ts";
import { onePerProcess } from "../db/one-per-process.ts";
import { CallGuard } from "../providers/call-guard.ts";
import type { Connection } from "./connection.ts";
import { SignKeeper } from "./sign-keeper.ts";

interface Guarded {
  /** A connection that changed begins anew: what is known of it was known of another address or key. */
  readonly version: string;
  readonly guard: CallGuard;
  readonly signs: SignKeeper;
}

const guards = onePerProcess("call-guards", () => new Map<string, Guarded>());

/** The pace, breaker and signs of a connection, one set per process. */
export function guardOf(scope: Scope, connection: Connection): Guarded {
  const version = `${connection.baseUrl} ${connection.credentialsSetAt.toISOString()} ${connection.provider.id}`;
  const known = guards.get().get(connection.id);
  if (known?.version === version) return known;
  const signs = new SignKeeper(scope, connection.id);
  const guard = new CallGuard(connection.provider.pace, (state) => signs.breakerChanged(state));
  const made = { version, guard, signs };
  guards.get().set(connection.id, made);
  return made;
}
