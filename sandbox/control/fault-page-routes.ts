import { z } from "zod";
import { changesOf, scenarios } from "#sandbox/server/faults/scenarios.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { formOf, headerOf, json, param, ReplyError, seeOther } from "#sandbox/server/http.ts";
import { notFoundPage } from "#sandbox/server/page.ts";
import type { ProviderModule, SandboxContext } from "#sandbox/server/provider.ts";
import type { Route } from "#sandbox/server/router.ts";
import { route } from "#sandbox/server/router.ts";
import { limitInput } from "#sandbox/server/switches/limits.ts";
import { changesFromForm, faultGroups } from "./fault-fields.ts";
import { faultPath, showFaultOverview, showFaults } from "./fault-page.ts";

const limitForm = z.object({
  path: limitInput.path,
  times: z.coerce.number().pipe(z.int().min(1).max(100_000)).optional(),
});

/** The fault dial's own pages, a form per switch. */
export function faultPageRoutes(context: SandboxContext, providers: readonly ProviderModule[]): Route[] {
  const { settings } = context;
  const found = (request: SandboxRequest) => {
    const provider = providers.find(({ id }) => id === param(request, "provider"));
    return provider ?? notFound();
  };

  function press(request: SandboxRequest): Reply {
    if (headerOf(request, "sec-fetch-site") === "cross-site")
      return json(403, { ok: false, message: "not from another site" });
    const provider = found(request);
    try {
      change(provider, formOf(request));
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      return showFaults(provider, settings.of(provider.id), problemOf(error));
    }
    return seeOther(faultPath(provider.id));
  }

  function change({ id }: ProviderModule, form: URLSearchParams): void {
    const scenario = scenarios.find(({ name }) => name === form.get("scenario"));
    if (scenario) return void settings.change(id, changesOf(scenario));
    const group = faultGroups.find((one) => one.id === form.get("group"));
    if (!group) return;
    const limit = limitForm.parse({
      path: form.get("path")?.trim() || undefined,
      times: form.get("times")?.trim() || undefined,
    });
    const isLimited = limit.path !== undefined || limit.times !== undefined;
    settings.change(id, changesFromForm(group, form), isLimited ? limit : undefined);
  }

  return [
    route("GET", "/faults", () => showFaultOverview(providers, settings.of)),
    route("GET", "/faults/:provider", (request) => {
      const provider = found(request);
      return showFaults(provider, settings.of(provider.id));
    }),
    route("POST", "/faults/:provider", press),
  ];
}

function notFound(): never {
  throw new ReplyError(notFoundPage("Paydeck"));
}

function problemOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join(".") || "The form"}: ${issue?.message ?? "is not right"}`;
}
