import { createHash } from "node:crypto";
import type { Agent, Dispatcher } from "undici";
import { onePerProcess } from "../db/one-per-process.ts";
import type { Mode } from "../mode.ts";
import type { ClientTls } from "../providers/contract.ts";
import { createGuardedAgent, type GuardedAgentOptions } from "./guarded-agent.ts";

const MAX_AGENTS = 50;
const KEPT: GuardedAgentOptions = { keepAliveMs: 30_000, connections: 50 };

const agents = onePerProcess("provider-agents", () => new Map<string, Agent>());

/**
 * The connector for calls to a provider: its address is a person's to choose (a gateway, a provider's own host), so it
 * reaches only what `createGuardedAgent` lets it. One per mode and client certificate, kept so that its sockets are used
 * again.
 */
export function providerAgent(mode: Mode, tls?: ClientTls | null): Dispatcher {
  const known = agents.get();
  const key = tls ? `${mode} ${fingerprint(tls)}` : mode;
  const kept = known.get(key);
  if (kept) return kept;
  if (known.size >= MAX_AGENTS) closeOldest(known);
  const made = createGuardedAgent(mode, { ...KEPT, ...(tls && { tls }) });
  known.set(key, made);
  return made;
}

function fingerprint(tls: ClientTls): string {
  return createHash("sha256")
    .update(JSON.stringify([tls.certificate, tls.privateKey, tls.authority ?? ""]))
    .digest("hex");
}

function closeOldest(known: Map<string, Agent>): void {
  const [oldest] = known;
  if (!oldest) return;
  known.delete(oldest[0]);
  void oldest[1].close().catch(() => undefined);
}
