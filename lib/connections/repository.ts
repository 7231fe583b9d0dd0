import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Connection as ConnectionRow } from "../db/generated/client.ts";
import { pool } from "../db/pool.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { ConnectionId } from "../ids.ts";
import type { ConnectionColumns } from "./to-connection.ts";

export async function findConnectionRow(scope: Scope, id: string): Promise<ConnectionRow | null> {
  return db().connection.findFirst({ where: { merchantId: scope.merchantId, id } });
}

/** The merchant's connections of the scope's mode, oldest first. */
export async function listConnectionRows(scope: Scope): Promise<ConnectionRow[]> {
  const where = { merchantId: scope.merchantId, mode: scope.mode };
  return db().connection.findMany({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}

const LIST = statement(`
  SELECT merchant_id AS "merchantId", id, provider, name, mode, base_url AS "baseUrl",
    sealed_credentials AS "sealedCredentials", credentials_set_at AS "credentialsSetAt", previous_sealed AS "previousSealed",
    previous_until AS "previousUntil", disabled_at AS "disabledAt"
  FROM connections WHERE merchant_id = $1 AND mode = $2 ORDER BY created_at, id`);
const bytesOf = z.instanceof(Uint8Array<ArrayBuffer>);
const listedRows = z.array(
  z.object({
    merchantId: z.string(),
    id: z.string(),
    provider: z.string(),
    name: z.string(),
    mode: z.string(),
    baseUrl: z.string(),
    sealedCredentials: bytesOf,
    credentialsSetAt: z.date(),
    previousSealed: bytesOf.nullable(),
    previousUntil: z.date().nullable(),
    disabledAt: z.date().nullable(),
  }),
);

/** What makes the merchant's connections, oldest first. Nearly every screen asks this: one prepared statement, without Prisma. */
export async function listConnectionColumns(scope: Scope): Promise<ConnectionColumns[]> {
  const { rows } = await pool().query({ ...LIST, values: [scope.merchantId, scope.mode] });
  return listedRows.parse(rows);
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
