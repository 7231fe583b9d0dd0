import { setTimeout as wait } from "node:timers/promises";
import type { Reply } from "#sandbox/server/http.ts";
import type { ProviderModule, SandboxContext } from "#sandbox/server/provider.ts";
import type { BrokenAnswer } from "#sandbox/server/switches/faults.ts";
import type { Limitable } from "#sandbox/server/switches/limits.ts";
import { brokenReply } from "./broken-reply.ts";
import type { Draw } from "./draw.ts";
import { driftJson, driftNow } from "./drift.ts";
import { isOnNow, type Place } from "./on-now.ts";
import { rateLimitedReply } from "./rate-limited.ts";

export interface FaultyCall {
  context: SandboxContext;
  provider: ProviderModule;
  draw: Draw;
  place: Place;
  run(): Promise<Reply>;
}

const switchedOn = "Switched on in the sandbox";

/** Answers one API call with whatever is switched on for it. Hosted pages never come here. */
export async function answerCall(call: FaultyCall): Promise<Reply> {
  const isOn = (name: Limitable) => isOnNow(call.context.settings, call.provider.id, name, call.place);
  const reply = await answerOrRefuse(call, isOn);
  return dated(call, reply);
}

async function answerOrRefuse(call: FaultyCall, isOn: (name: Limitable) => boolean): Promise<Reply> {
  const { provider, context, draw } = call;
  // What the call met is what was set when it came in; using a switch up must not change it halfway.
  const set = context.settings.of(provider.id);
  if (isOn("outage")) return provider.errorReply(503, switchedOn);
  if (isOn("latencyMs") || set.latencyJitterMs > 0)
    await wait(set.latencyMs + Math.floor(draw.next(set.errorSeed) * set.latencyJitterMs));
  if (isOn("retryAfterSeconds"))
    return rateLimitedReply(provider, set.retryAfterSeconds ?? 0, context.clock.now());
  if (isOn("errorPercent") && draw.next(set.errorSeed) * 100 < set.errorPercent)
    return provider.errorReply(set.errorStatus, switchedOn);

  const status = isOn("status") ? set.status : null;
  const answer = isOn("answer") && set.answer !== "normal" ? set.answer : null;
  const refused = status === null ? null : provider.errorReply(status, switchedOn);
  const reply = await workOrNot(call, { refused, ...set, answer });
  const drift = driftNow(set, isOn);
  const changed =
    drift && isJson(reply) ? { ...reply, body: driftJson(reply.body.toString(), drift) } : reply;
  return answer ? brokenReply(changed, answer, set.slowBodyMs) : changed;
}

interface Plan {
  refused: Reply | null;
  statusWhen: "before" | "after";
  answer: BrokenAnswer | null;
  answerWhen: "before" | "after";
}

async function workOrNot(call: FaultyCall, plan: Plan): Promise<Reply> {
  if (plan.refused) {
    if (plan.statusWhen === "after") await call.run();
    return plan.refused;
  }
  return plan.answer && plan.answerWhen === "before"
    ? { status: 200, headers: { "content-type": "application/json" }, body: "{}" }
    : call.run();
}

function isJson(reply: Reply): boolean {
  const type = reply.headers["content-type"] ?? "";
  return reply.status < 300 && type.includes("json") && reply.body.length > 0;
}

function dated({ context, provider }: FaultyCall, reply: Reply): Reply {
  const { clockSkewMs } = context.settings.of(provider.id);
  if (clockSkewMs === 0) return reply;
  return { ...reply, headers: { ...reply.headers, Date: new Date(Date.now() + clockSkewMs).toUTCString() } };
}
