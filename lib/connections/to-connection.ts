import type { Connection as ConnectionRow } from "../db/generated/client.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import { getProvider } from "../providers/registry.ts";
import type { Connection } from "./connection.ts";
import { openCredentials } from "./open-credentials.ts";

/** The columns that make a connection. */
export type ConnectionColumns = Pick<
  ConnectionRow,
  | "merchantId"
  | "id"
  | "provider"
  | "name"
  | "mode"
  | "baseUrl"
  | "sealedCredentials"
  | "credentialsSetAt"
  | "previousSealed"
  | "previousUntil"
  | "disabledAt"
>;

export function toConnection(row: ConnectionColumns): Connection {
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

function honoursKeys(row: ConnectionColumns): boolean {
  const { repeatsSafely, honoursKeys: asked } = getProvider(row.provider);
  return repeatsSafely && (asked === undefined || asked(credentialsOf(row)));
}

function takesMethod(row: ConnectionColumns, method: PaymentMethod): boolean {
  const { takes } = getProvider(row.provider);
  return takes === undefined || takes(method, credentialsOf(row));
}

function credentialsOf({ id, merchantId, sealedCredentials }: ConnectionColumns) {
  return openCredentials(assertId("merchant", merchantId), {
    id: assertId("connection", id),
    sealedCredentials,
  });
}
