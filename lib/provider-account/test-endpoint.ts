import type { Scope } from "../auth/scope.ts";
import { auditEndpoint } from "./audit-endpoint.ts";
import { answered, openAccount } from "./open-account.ts";

/** Has the provider send a test event; it shows up in the inbox when the address and the secret are right. */
export async function testEndpoint(
  scope: Scope,
  { connectionId, endpointId }: { readonly connectionId: string; readonly endpointId: string },
): Promise<null> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "testEndpoint");
  answered(await operation(context, endpointId));
  await auditEndpoint(scope, connection.id, "endpoint.test", { endpoint: endpointId });
  return null;
}
