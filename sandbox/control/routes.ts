import { z } from "zod";
import { sandboxProviderIds } from "#sandbox/accounts.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json, param, ReplyError } from "#sandbox/server/http.ts";
import type { ProviderModule, SandboxContext } from "#sandbox/server/provider.ts";
import { actSchema, importRecordSchema } from "#sandbox/server/provider.ts";
import type { Route } from "#sandbox/server/router.ts";
import { route } from "#sandbox/server/router.ts";
import { settingsSchema } from "#sandbox/server/settings.ts";
import { showHome } from "./home-page.ts";

const providerId = z.enum(["88pay", "payin", "pepay", "gateway"]);
const changesSchema = z.strictObject(settingsSchema.shape).partial().extend({ provider: providerId });
const webhookSchema = z.object({
  provider: providerId,
  url: z.url({ protocol: /^https?$/ }).nullable(),
});
const importSchema = z.object({ provider: providerId, records: z.array(importRecordSchema) });

function read<T>(request: SandboxRequest, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(bodyOf(request));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const message = `${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}`;
  throw new ReplyError(json(400, { ok: false, message }));
}

export function controlRoutes(context: SandboxContext, providers: readonly ProviderModule[]): Route[] {
  const { settings, webhooks, scheduler, clock } = context;
  const providerOf = (id: string) => {
    const found = providers.find((provider) => provider.id === id);
    if (!found) throw new ReplyError(json(404, { ok: false, message: "no such provider" }));
    return found;
  };

  function change(request: SandboxRequest): Reply {
    const { provider } = read(request, changesSchema);
    const { provider: _provider, ...sent } = read(request, z.record(z.string(), z.unknown()));
    const next = settings.change(provider, sent);
    return json(200, { ok: true, settings: next });
  }

  function reset(request: SandboxRequest): Reply {
    const { provider } = read(request, z.object({ provider: providerId.optional() }));
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
    const { provider, records } = read(request, importSchema);
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
      const { provider, url } = read(request, webhookSchema);
      settings.change(provider, { webhookUrl: url });
      return json(200, { ok: true });
    }),
    route("POST", "/_control/faults", change),
    route("POST", "/_control/settings", change),
    route("GET", "/_control/settings/:provider", (request) => {
      const provider = providerOf(param(request, "provider"));
      return json(200, { ok: true, settings: settings.of(provider.id) });
    }),
    route("POST", "/_control/reset", reset),
    route("POST", "/_control/act", (request) => {
      const { provider, ...input } = read(request, actSchema.extend({ provider: providerId }));
      return json(200, { ok: true, ...providerOf(provider).act(input) });
    }),
    route("POST", "/_control/import", importRecords),
    route("POST", "/_control/advance", (request) => {
      clock.advance(read(request, z.object({ ms: z.number().int().min(0) })).ms);
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
