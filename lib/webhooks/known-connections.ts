import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";

export interface KnownConnection {
  readonly connection: Connection;
  readonly credentials: Readonly<Record<string, unknown>>;
}

export type KnownConnections = (id: string) => Promise<KnownConnection>;

/** Loads each connection once, for the length of one job: what changes meanwhile counts for the next. */
export function knownConnections(scope: Scope): KnownConnections {
  const known = new Map<string, Promise<KnownConnection>>();
  return (id) => {
    const loading = known.get(id) ?? open(scope, id);
    known.set(id, loading);
    return loading;
  };
}

async function open(scope: Scope, id: string): Promise<KnownConnection> {
  const connection = await loadConnection(scope, id);
  return { connection, credentials: openCredentials(scope.merchantId, connection) };
}
