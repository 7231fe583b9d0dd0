import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { ReplayId } from "../ids.ts";

/**
 * How a second person is asked. Handed in by whoever starts or cancels a replay, for approvals lie over replays. Both
 * work in the caller's unit: a replay that is held has its request, and one that is cancelled has none.
 */
export interface ReplayConsent {
  readonly ask: (tx: Tx, scope: Scope, replayId: ReplayId) => Promise<void>;
  /** Closes the request that is out, if there is one. */
  readonly withdraw: (tx: Tx, scope: Scope, replayId: string) => Promise<void>;
}
