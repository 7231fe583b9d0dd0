import { createHash } from "node:crypto";
import { Agent, type Dispatcher } from "undici";
import type { ClientTls } from "./contract.ts";

const agents = new Map<string, Agent>();
const MAX_AGENTS = 50;

/** The connector of one client certificate, kept so that its sockets are used again. Undefined: no certificate. */
export function tlsAgent(tls: ClientTls | null | undefined): Dispatcher | undefined {
  if (!tls) return undefined;
  const key = createHash("sha256")
    .update(JSON.stringify([tls.certificate, tls.privateKey, tls.authority ?? ""]))
    .digest("hex");
  const known = agents.get(key);
  if (known) return known;
  if (agents.size >= MAX_AGENTS) closeOldest();
  const agent = new Agent({
    keepAliveTimeout: 30_000,
    connections: 50,
    connect: {
      cert: tls.certificate,
      key: tls.privateKey,
      minVersion: "TLSv1.2",
      ...(tls.authority && { ca: tls.authority }),
    },
  });
  agents.set(key, agent);
  return agent;
}

function closeOldest(): void {
  const [oldest] = agents;
  if (!oldest) return;
  agents.delete(oldest[0]);
  void oldest[1].close().catch(() => undefined);
}
