import type { Scope } from "../auth/scope.ts";
import { assertId, type ConnectionId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import { listNamedConnections as listRows } from "./read-repository.ts";

interface NamedConnection {
  readonly id: ConnectionId;
  readonly name: string;
  readonly mode: Mode;
}

/** What the merchant's connections are called, in both modes, disabled ones too. */
export async function listNamedConnections(scope: Pick<Scope, "merchantId">): Promise<NamedConnection[]> {
  const rows = await listRows(scope);
  return rows.map(({ id, name, mode }) => ({
    id: assertId("connection", id),
    name,
    mode: mode === "live" ? "live" : "test",
  }));
}
