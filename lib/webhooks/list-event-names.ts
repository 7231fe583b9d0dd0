import type { Scope } from "../auth/scope.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import type { ConnectionRef } from "../connections/schema.ts";
import type { WebhookEventId } from "../ids.ts";
import { listNamesById } from "./replay-repository.ts";

/** What a screen needs to name events, by id; those that are gone are missing. */
export async function listEventNames(
  scope: Scope,
  ids: readonly WebhookEventId[],
): Promise<ReadonlyMap<string, { readonly type: string; readonly connection: ConnectionRef | null }>> {
  const [rows, connections] = await Promise.all([listNamesById(scope, ids), listConnections(scope)]);
  const refs = new Map(connections.map((one) => [one.id as string, connectionRef(one)]));
  return new Map(
    rows.map(({ id, type, connectionId }) => [id, { type, connection: refs.get(connectionId) ?? null }]),
  );
}
