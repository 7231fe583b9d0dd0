import { AsyncLocalStorage } from "node:async_hooks";

/** Where what is being done was asked for. */
export interface Acting {
  /** The browser's address; empty when no proxy tells. */
  readonly address: string;
  readonly requestId: string;
  /** When, where that is not now: the demo's history. */
  readonly at?: Date;
}

const current = new AsyncLocalStorage<Acting>();

/** Everything that is written to the audit log while `act` runs says where it came from. */
export function actingFrom<T>(from: Acting, act: () => Promise<T>): Promise<T> {
  return current.run(from, act);
}

/** Empty for what Paydeck does by itself. */
export function whereActing(): Acting {
  return current.getStore() ?? { address: "", requestId: "" };
}
