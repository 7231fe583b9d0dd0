import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Connection as ConnectionRow } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { ConnectionId } from "../ids.ts";

export async function findConnectionRow(scope: Scope, id: string): Promise<ConnectionRow | null> {
  return db().connection.findFirst({ where: { merchantId: scope.merchantId, id } });
}

/** The merchant's connections of the scope's mode, oldest first. */
export async function listConnectionRows(scope: Scope): Promise<ConnectionRow[]> {
  const where = { merchantId: scope.merchantId, mode: scope.mode };
  return db().connection.findMany({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}

export async function insertConnectionRow(
  tx: Tx,
  scope: Scope,
  row: Omit<
    ConnectionRow,
    | "merchantId"
    | "mode"
    | "createdAt"
    | "lastEventAt"
    | "disabledAt"
    | "credentialHints"
    | "previousSealed"
    | "previousUntil"
  > & {
    readonly credentialHints: Readonly<Record<string, string>>;
  },
): Promise<void> {
  await tx.connection.create({
    data: {
      ...row,
      merchantId: scope.merchantId,
      mode: scope.mode,
      sealedCredentials: bytes(row.sealedCredentials),
    },
  });
}

export async function updateConnectionRow(
  tx: Tx,
  scope: Scope,
  id: ConnectionId,
  patch: Partial<
    Pick<
      ConnectionRow,
      | "name"
      | "baseUrl"
      | "credentialsCheck"
      | "credentialsSetAt"
      | "disabledAt"
      | "sealedCredentials"
      | "previousUntil"
    >
  > & {
    readonly credentialHints?: Readonly<Record<string, string>>;
    readonly previousSealed?: Uint8Array | null;
  },
): Promise<boolean> {
  const { sealedCredentials, previousSealed, ...rest } = patch;
  const sealed = {
    ...(sealedCredentials === undefined ? {} : { sealedCredentials: bytes(sealedCredentials) }),
    ...(previousSealed === undefined ? {} : { previousSealed: previousSealed && bytes(previousSealed) }),
  };
  const changed = await tx.connection.updateMany({
    where: { merchantId: scope.merchantId, id },
    data: { ...rest, ...sealed },
  });
  return changed.count === 1;
}

function bytes(value: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(value);
}
