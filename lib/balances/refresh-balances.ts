import type { Scope } from "../auth/scope.ts";
import { listConnections, loadConnection } from "../connections/load-connection.ts";
import { refreshBalance } from "./refresh-balance.ts";
import type { RefreshedBalances } from "./schema.ts";

/** Asks for the balance of one connection, or of every enabled one of the scope's mode, while a person waits. */
export async function refreshBalances(
  scope: Scope,
  { connectionId }: { readonly connectionId?: string | undefined },
): Promise<RefreshedBalances> {
  const connections =
    connectionId === undefined
      ? (await listConnections(scope)).filter(({ disabledAt }) => disabledAt === null)
      : [await loadConnection(scope, connectionId)];
  const answers = await Promise.all(
    connections.map(async ({ id, name }) => ({ name, answer: await refreshBalance(scope, id) })),
  );
  return {
    refreshed: answers.filter(({ answer }) => answer.ok).length,
    problems: answers.flatMap(({ name, answer }) =>
      answer.ok ? [] : [{ connection: name, message: answer.error.message }],
    ),
  };
}
