import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import { getReplayLimit } from "./get-replay-limit.ts";
import type { replayOptionsDto } from "./schema.ts";

/** What the form for a new replay offers. */
export async function listReplayOptions(scope: Scope): Promise<z.infer<typeof replayOptionsDto>> {
  const [connections, { events }] = await Promise.all([listConnections(scope), getReplayLimit(scope)]);
  return { connections: connections.map(connectionRef), limit: events };
}
