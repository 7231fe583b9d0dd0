import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import type { SearchMeaning } from "./condition-repository.ts";
import { existsForSearch, findCustomerIds, findTransactionIdsOfEvent } from "./search-repository.ts";

/** Decides what a search is for: first an exact id of any kind; only when nothing has it, beginnings and customers. */
export async function interpretSearch(scope: Scope, q: string | undefined): Promise<SearchMeaning | null> {
  if (q === undefined || q === "") return null;
  const connections = await listConnections(scope);
  const connectionIds = connections.map(({ id }) => id);
  const eventTransactionIds = await findTransactionIdsOfEvent(scope, connectionIds, q);
  const exact = { type: "exact", q, eventTransactionIds } as const;
  if (await existsForSearch(scope, exact)) return exact;
  return { type: "loose", q, customerIds: await findCustomerIds(scope, q) };
}
