import { sandboxPrefixes } from "#sandbox/accounts.ts";
import type { Reply, SandboxRequest } from "./http.ts";
import { json, ReplyError } from "./http.ts";
import type { ProviderModule, SandboxContext } from "./provider.ts";
import type { Route } from "./router.ts";
import { matchRoute } from "./router.ts";

/** Finds the provider or control route of a request and applies the switched-on faults to API calls. */
export function createApp(
  context: SandboxContext,
  providers: readonly ProviderModule[],
  control: readonly Route[],
): (request: SandboxRequest) => Promise<Reply> {
  return async (request) => {
    const provider = providers.find((module) => request.path.startsWith(`${sandboxPrefixes[module.id]}/`));
    try {
      const reply = provider
        ? await answerProvider(context, provider, request)
        : await answerControl(control, request);
      if (request.method !== "GET") context.store.changed();
      return reply;
    } catch (error) {
      if (error instanceof ReplyError) return error.reply;
      console.error(
        `sandbox: ${request.method} ${request.path}: ${error instanceof Error ? error.message : "failed"}`,
      );
      return provider ? provider.errorReply(500, "Internal server error") : json(500, { ok: false });
    }
  };
}

async function answerControl(control: readonly Route[], request: SandboxRequest): Promise<Reply> {
  const match = matchRoute(control, request.method, request.path);
  if (!match) return json(404, { ok: false, message: "no such sandbox address" });
  return match.route.handle({ ...request, params: match.params });
}

async function answerProvider(
  context: SandboxContext,
  provider: ProviderModule,
  request: SandboxRequest,
): Promise<Reply> {
  const path = request.path.slice(sandboxPrefixes[provider.id].length);
  const hosted = matchRoute(provider.pages, request.method, path);
  if (hosted) return hosted.route.handle({ ...request, params: hosted.params });

  const settings = context.settings.of(provider.id);
  if (settings.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, settings.latencyMs));
  const match = matchRoute(provider.api, request.method, path);
  const run = async () =>
    match ? match.route.handle({ ...request, params: match.params }) : provider.errorReply(404, "Not found");
  if (settings.status === null) return run();
  if (settings.statusWhen === "after") await run();
  return provider.errorReply(settings.status, "Switched on in the sandbox");
}
