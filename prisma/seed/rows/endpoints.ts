import type { Scope } from "#lib/auth/scope.ts";
import { queueWindow } from "#lib/deliveries/queue-window.ts";
import { createEndpoint } from "#lib/endpoints/create-endpoint.ts";
import { createEndpointInput } from "#lib/endpoints/schema.ts";
import type { Control } from "../control.ts";

const DAY_MS = 86_400_000;

/**
 * The merchant's own shop listens, and the worker sends it what happened in the last day as soon as it starts: what the
 * demo shows of forwarding was sent over HTTP, signed and answered.
 */
export async function seedEndpoint(
  scope: Scope,
  control: Control,
  { sandboxUrl, now }: { readonly sandboxUrl: string; readonly now: Date },
): Promise<void> {
  const url = `${sandboxUrl}/shop/webhooks`;
  const input = createEndpointInput.parse({ url, description: "Shop", events: ["*"] });
  const { endpointId, secret } = await createEndpoint(scope, input);
  await control.setShopSecrets([secret]);
  const since = new Date(now.getTime() - DAY_MS).toISOString();
  await queueWindow(scope, { endpointId, since }, "replay-missing");
}
