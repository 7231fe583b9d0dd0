import type { Scope } from "../auth/scope.ts";
import { answered, openAccount } from "./open-account.ts";
import type { Delivery, ListQuery } from "./schema.ts";

/** A page of the provider's own log of what it sent to endpoints, newest first. */
export async function listDeliveries(
  scope: Scope,
  { connectionId, cursor, status }: ListQuery,
): Promise<{ readonly items: Delivery[]; readonly nextCursor: string | null }> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "listDeliveries");
  const asked = { ...(cursor ? { cursor } : {}), ...(status ? { status } : {}) };
  const page = answered(await operation(context, asked));
  const mayRetry = connection.provider.operations.retryDelivery !== undefined;
  const items = page.items.map(({ at, canRetry, ...delivery }) => {
    return { ...delivery, at: at?.toISOString() ?? null, canRetry: canRetry && mayRetry };
  });
  return { items, nextCursor: page.nextCursor };
}
