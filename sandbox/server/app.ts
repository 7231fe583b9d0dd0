import { type SandboxProviderId, sandboxPrefixes } from "#sandbox/accounts.ts";
import { answerCall } from "./faults/answer-call.ts";
import { createDraw, type Draw } from "./faults/draw.ts";
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
  const draws = new Map(providers.map(({ id }) => [id, createDraw()]));
  const drawOf = (id: SandboxProviderId) => draws.get(id) ?? createDraw();
  return async (request) => {
    const provider = providers.find((module) => request.path.startsWith(`${sandboxPrefixes[module.id]}/`));
    try {
      const reply = provider
        ? await answerProvider(context, provider, drawOf, request)
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
  drawOf: (id: SandboxProviderId) => Draw,
  request: SandboxRequest,
): Promise<Reply> {
  const path = request.path.slice(sandboxPrefixes[provider.id].length);
  const hosted = matchRoute(provider.pages, request.method, path);
  if (hosted) return hosted.route.handle({ ...request, params: hosted.params });

  const match = matchRoute(provider.api, request.method, path);
  const run = async () =>
    match ? match.route.handle({ ...request, params: match.params }) : provider.errorReply(404, "Not found");
  const draw = drawOf(provider.id);
  return answerCall({
    context,
    provider,
    draw,
    place: `${request.method} ${path}`,
    run: () => orRefused(run),
  });
}

/** A refusal is an answer like any other: what is switched on may befall it too. */
async function orRefused(run: () => Promise<Reply>): Promise<Reply> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ReplyError) return error.reply;
    throw error;
  }
}
