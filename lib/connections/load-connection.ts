import type { Scope } from "../auth/scope.ts";
import type { Connection as ConnectionRow } from "../db/generated/client.ts";
import { notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import { getProvider } from "../providers/registry.ts";
import type { Connection } from "./connection.ts";
import { openCredentials } from "./open-credentials.ts";
import { findConnectionRow, listConnectionRows } from "./repository.ts";
import type { ConnectionRef } from "./schema.ts";

/** A connection of the scope's merchant, in either mode; not found otherwise. */
export async function loadConnection(scope: Scope, id: string): Promise<Connection> {
  const row = await findConnectionRow(scope, id);
  if (row === null) throw notFound("Connection");
  return toConnection(row);
}

/** All connections of the scope's merchant and mode, disabled ones too. */
export async function listConnections(scope: Scope): Promise<Connection[]> {
  return (await listConnectionRows(scope)).map(toConnection);
}

export function toConnection(row: ConnectionRow): Connection {
  const mode = MODES.find((known) => known === row.mode);
  if (mode === undefined) throw new TypeError(`unknown mode on ${row.id}`);
  const { previousSealed, previousUntil } = row;
  return {
    id: assertId("connection", row.id),
    provider: getProvider(row.provider),
    name: row.name,
    mode,
    baseUrl: row.baseUrl.replace(/\/+$/, ""),
    sealedCredentials: row.sealedCredentials,
    credentialsSetAt: row.credentialsSetAt,
    previous:
      previousSealed === null || previousUntil === null
        ? null
        : { sealed: previousSealed, until: previousUntil },
    disabledAt: row.disabledAt,
    repeatsSafely: () => honoursKeys(row),
    takes: (method) => takesMethod(row, method),
  };
}

function honoursKeys(row: ConnectionRow): boolean {
  const { repeatsSafely, honoursKeys: asked } = getProvider(row.provider);
  return repeatsSafely && (asked === undefined || asked(credentialsOf(row)));
}

function takesMethod(row: ConnectionRow, method: PaymentMethod): boolean {
  const { takes } = getProvider(row.provider);
  return takes === undefined || takes(method, credentialsOf(row));
}

function credentialsOf({ id, merchantId, sealedCredentials }: ConnectionRow) {
  return openCredentials(assertId("merchant", merchantId), {
    id: assertId("connection", id),
    sealedCredentials,
  });
}

/** What screens need to name it. */
export function connectionRef(connection: Connection): ConnectionRef {
  const { id, name, provider } = connection;
  return { id, name, provider: provider.id, tile: provider.tile };
}
