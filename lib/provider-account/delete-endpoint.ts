import type { Scope } from "../auth/scope.ts";
import { auditEndpoint } from "./audit-endpoint.ts";
import { answered, openAccount } from "./open-account.ts";

/** Removes an endpoint at the provider. One that is gone already is fine. */
export async function deleteEndpoint(
  scope: Scope,
  { connectionId, endpointId }: { readonly connectionId: string; readonly endpointId: string },
): Promise<null> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "deleteEndpoint");
  const answer = await operation(context, endpointId);
  if (!answer.ok && answer.error.code !== "not_found") answered(answer);
  await auditEndpoint(scope, connection.id, "endpoint.delete", { endpoint: endpointId });
  return null;
}
