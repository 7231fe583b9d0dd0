import type { Scope } from "../auth/scope.ts";
import { auditEndpoint } from "./audit-endpoint.ts";
import { answered, openAccount } from "./open-account.ts";

/** Has the provider send a notification again. It is the same event: what was applied before is not applied twice. */
export async function retryDelivery(
  scope: Scope,
  { connectionId, deliveryId }: { readonly connectionId: string; readonly deliveryId: string },
): Promise<null> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "retryDelivery");
  answered(await operation(context, deliveryId));
  await auditEndpoint(scope, connection.id, "delivery.retry", { delivery: deliveryId });
  return null;
}
