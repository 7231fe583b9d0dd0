import { z } from "zod";
import { changesOf, scenarios } from "#sandbox/server/faults/scenarios.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json, param, ReplyError } from "#sandbox/server/http.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import type { Route } from "#sandbox/server/router.ts";
import { route } from "#sandbox/server/router.ts";
import { switches } from "#sandbox/server/settings.ts";
import { limitInput } from "#sandbox/server/switches/limits.ts";
import { providerId, readBody } from "./read-body.ts";

const changesSchema = z
  .strictObject(switches)
  .partial()
  .extend({ provider: providerId, ...limitInput });
const limitedTo = z.object({ provider: providerId, ...limitInput });
const scenarioSchema = z.strictObject({ provider: providerId, name: z.string(), ...limitInput });

/** Switches and scenarios by HTTP. */
export function switchRoutes({ settings }: SandboxContext): Route[] {
  function change(request: SandboxRequest): Reply {
    readBody(request, changesSchema);
    const { provider, ...limit } = readBody(request, limitedTo);
    const { provider: _provider, path: _path, times: _times, ...sent } = readBody(request, anything);
    const next = settings.change(provider, sent, limitOf(limit));
    return json(200, { ok: true, settings: next });
  }

  function play(request: SandboxRequest): Reply {
    const { provider, name, ...limit } = readBody(request, scenarioSchema);
    const scenario = scenarios.find((one) => one.name === name);
    if (!scenario) throw new ReplyError(json(400, { ok: false, message: `name: no scenario ${name}` }));
    const next = settings.change(provider, changesOf(scenario), limitOf(limit));
    return json(200, { ok: true, settings: next });
  }

  return [
    route("POST", "/_control/faults", change),
    route("POST", "/_control/settings", change),
    route("GET", "/_control/settings/:provider", (request) => {
      const provider = providerId.safeParse(param(request, "provider"));
      if (!provider.success) return json(404, { ok: false, message: "no such provider" });
      return json(200, { ok: true, settings: settings.of(provider.data) });
    }),
    route("POST", "/_control/scenario", play),
    route("GET", "/_control/scenarios", () =>
      json(200, { ok: true, scenarios: scenarios.map(({ name, says }) => ({ name, says })) }),
    ),
  ];
}

const anything = z.record(z.string(), z.unknown());

function limitOf(limit: { path?: string | undefined; times?: number | undefined }) {
  return limit.path === undefined && limit.times === undefined ? undefined : limit;
}
