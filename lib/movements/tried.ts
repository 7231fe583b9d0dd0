import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import type { Transaction } from "../db/generated/client.ts";

/** One try at sending a movement: what the outcome is recorded with. */
export interface Tried {
  readonly scope: Scope;
  readonly connection: Connection;
  readonly row: Transaction;
  /** How often it has been sent by now. */
  readonly sends: number;
  readonly clock: Clock;
}
