import type { ConnectionLimit, Scope } from "../auth/scope.ts";
import { listNamedConnections } from "../connections/list-named-connections.ts";

/** A limit for the audit log and for letters: what the connections were called, and which they are. */
export async function limitWords(scope: Pick<Scope, "merchantId">, limit: ConnectionLimit): Promise<string> {
  if (limit === null) return "All";
  const names = new Map((await listNamedConnections(scope)).map(({ id, name }) => [id, name]));
  return limit.map((id) => `${names.get(id) ?? "Removed"} (${id})`).join(", ");
}
