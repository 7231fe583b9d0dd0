import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import type { Connection } from "./connection.ts";
import { findConnectionRow, listConnectionColumns } from "./repository.ts";
import type { ConnectionRef } from "./schema.ts";
import { toConnection } from "./to-connection.ts";

/** A connection of the scope's merchant, in either mode; not found otherwise. */
export async function loadConnection(scope: Scope, id: string): Promise<Connection> {
  const row = await findConnectionRow(scope, id);
  if (row === null) throw notFound("Connection");
  return toConnection(row);
}

/** All connections of the scope's merchant and mode, disabled ones too. */
export async function listConnections(scope: Scope): Promise<Connection[]> {
  return (await listConnectionColumns(scope)).map(toConnection);
}

/** What screens need to name it. */
export function connectionRef(connection: Connection): ConnectionRef {
  const { id, name, provider } = connection;
  return { id, name, provider: provider.id, tile: provider.tile };
}
