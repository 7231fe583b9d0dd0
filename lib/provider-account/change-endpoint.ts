import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { auditEndpoint } from "./audit-endpoint.ts";
import { answered, openAccount } from "./open-account.ts";
import type { changeEndpointInput } from "./schema.ts";

/** Switches an endpoint at the provider on or off, or changes what it is told of. */
export async function changeEndpoint(
  scope: Scope,
  { connectionId, endpointId, events, enabled }: z.output<typeof changeEndpointInput>,
): Promise<null> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "updateEndpoint");
  answered(
    await operation(context, {
      id: endpointId,
      ...(events === undefined ? {} : { events }),
      ...(enabled === undefined ? {} : { enabled }),
    }),
  );
  const detail = { endpoint: endpointId, events: events?.join(", ") ?? null, enabled: enabled ?? null };
  await auditEndpoint(scope, connection.id, "endpoint.update", detail);
  return null;
}
