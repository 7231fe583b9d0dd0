import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { AppError, invalidInput } from "../errors.ts";

type Operations = Connection["provider"]["operations"];

export interface BindingConnection {
  readonly connection: Connection;
  readonly bind: NonNullable<Operations["bindDepositAddress"]>;
}

/** Whether addresses can be bound through it. */
export function canBind({ provider, disabledAt }: Connection): boolean {
  const { operations, depositProtocols = [] } = provider;
  return disabledAt === null && operations.bindDepositAddress !== undefined && depositProtocols.length > 0;
}

/** The connection to bind through; refuses by field what it can't do. */
export async function checkBind(
  scope: Scope,
  { connectionId, protocol }: { readonly connectionId: string; readonly protocol: string },
): Promise<BindingConnection> {
  const connection = await loadConnection(scope, connectionId);
  const bind = connection.provider.operations.bindDepositAddress;
  if (connection.mode !== scope.mode)
    throw new AppError("conflict", `This connection belongs to ${connection.mode} mode.`);
  if (bind === undefined) throw invalidInput({ connectionId: "It has no deposit addresses." });
  if (connection.disabledAt !== null) throw invalidInput({ connectionId: "This connection is disabled." });
  const known = connection.provider.depositProtocols?.some(({ id }) => id === protocol) ?? false;
  if (!known) throw invalidInput({ protocol: "It has no addresses of this kind." });
  return { connection, bind };
}
