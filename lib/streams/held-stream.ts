import type { Scope } from "../auth/scope.ts";
import type { ConnectionId } from "../ids.ts";

/** A stream whose lease this worker has. */
export interface HeldStream {
  readonly scope: Scope;
  readonly connectionId: ConnectionId;
  readonly holder: string;
  /** Aborted when the worker stops, the lease is lost, or the connection has changed. */
  readonly signal: AbortSignal;
}
