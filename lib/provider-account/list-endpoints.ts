import type { Scope } from "../auth/scope.ts";
import { webhookUrl } from "../connections/webhook-url.ts";
import type { ProviderEndpoint } from "../providers/account-contract.ts";
import { answered, openAccount } from "./open-account.ts";
import type { Endpoint, Endpoints } from "./schema.ts";

/** The webhook endpoints that stand at the provider, and whether ours is among them. */
export async function listEndpoints(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<Endpoints> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "listEndpoints");
  const ourUrl = webhookUrl(connection.id);
  const items = answered(await operation(context)).map((endpoint) => toDto(endpoint, ourUrl));
  const { operations, endpoints } = connection.provider;
  return {
    items,
    webhookUrl: ourUrl,
    isRegistered: items.some(({ isOurs, enabled }) => isOurs && enabled),
    events: [...(endpoints?.events ?? [])],
    can: {
      create: operations.createEndpoint !== undefined && endpoints !== undefined,
      update: operations.updateEndpoint !== undefined,
      delete: operations.deleteEndpoint !== undefined,
      test: operations.testEndpoint !== undefined,
    },
  };
}

function toDto({ id, name, url, events, enabled }: ProviderEndpoint, ourUrl: string): Endpoint {
  return { id, name, url, events: [...events], enabled, isOurs: url === ourUrl };
}
