import { z } from "zod";
import { sandboxProviderIds } from "#sandbox/accounts.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json, param, ReplyError } from "#sandbox/server/http.ts";
import type { ProviderModule, SandboxContext } from "#sandbox/server/provider.ts";
import { actSchema, importRecordSchema } from "#sandbox/server/provider.ts";
import type { Route } from "#sandbox/server/router.ts";
import { route } from "#sandbox/server/router.ts";
import { shopRoutes } from "#sandbox/shop/routes.ts";
import { faultPageRoutes } from "./fault-page-routes.ts";
import { showHome } from "./home-page.ts";
import { providerId, readBody } from "./read-body.ts";
import { switchRoutes } from "./switch-routes.ts";

const everything = Number.MAX_SAFE_INTEGER;

const webhookSchema = z.object({
  provider: providerId,
  url: z.url({ protocol: /^https?$/ }).nullable(),
});
const importSchema = z.object({ provider: providerId, records: z.array(importRecordSchema) });

export function controlRoutes(context: SandboxContext, providers: readonly ProviderModule[]): Route[] {
  const { settings, webhooks, scheduler, clock } = context;
  const providerOf = (id: string) => {
    const found = providers.find((provider) => provider.id === id);
    if (!found) throw new ReplyError(json(404, { ok: false, message: "no such provider" }));
    return found;
  };

  function reset(request: SandboxRequest): Reply {
    const { provider } = readBody(request, z.object({ provider: providerId.optional() }));
    for (const id of provider ? [provider] : sandboxProviderIds) {
      settings.reset(id);
      webhooks.clear(id);
      scheduler.cancelWhere((kind) => kind.startsWith(`${id}.`));
      providerOf(id).reset();
    }
    if (!provider) clock.reset();
    return json(200, { ok: true });
  }

  function importRecords(request: SandboxRequest): Reply {
    const { provider, records } = readBody(request, importSchema);
    try {
      providerOf(provider).importRecords(records);
    } catch (error) {
      const message =
        error instanceof z.ZodError ? "a record has a status this provider does not know" : "bad record";
      return json(400, { ok: false, message });
    }
    return json(200, { ok: true, imported: records.length });
  }

  return [
    route("GET", "/", () => showHome(context, providers)),
    route("GET", "/_control/health", () => json(200, { ok: true })),
    route("POST", "/_control/webhooks", (request) => {
      const { provider, url } = readBody(request, webhookSchema);
      settings.change(provider, { webhookUrl: url });
      return json(200, { ok: true });
    }),
    ...switchRoutes(context),
    ...faultPageRoutes(context, providers),
    ...shopRoutes(context),
    route("GET", "/_control/payments/:provider", (request) => {
      const items = providerOf(param(request, "provider")).recent(everything);
      return json(200, { ok: true, count: items.length, payments: items });
    }),
    route("POST", "/_control/reset", reset),
    route("POST", "/_control/act", (request) => {
      const { provider, ...input } = readBody(request, actSchema.extend({ provider: providerId }));
      return json(200, { ok: true, ...providerOf(provider).act(input) });
    }),
    route("POST", "/_control/import", importRecords),
    route("POST", "/_control/advance", (request) => {
      clock.advance(readBody(request, z.object({ ms: z.number().int().min(0) })).ms);
      scheduler.wake();
      return json(200, { ok: true, now: clock.iso() });
    }),
    route("GET", "/_control/deliveries", (request) => {
      const wanted = request.query.get("provider");
      const list = webhooks.list(wanted ? providerOf(wanted).id : undefined);
      return json(200, { ok: true, deliveries: list });
    }),
    route("POST", "/_control/deliveries/:id/resend", (request) => {
      const delivery = webhooks.resend(param(request, "id"));
      return delivery
        ? json(200, { ok: true, delivery })
        : json(404, { ok: false, message: "no such delivery" });
    }),
  ];
}
