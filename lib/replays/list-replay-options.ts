import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import type { replayOptionsDto } from "./schema.ts";

/** What the form for a new replay offers. */
export async function listReplayOptions(scope: Scope): Promise<z.infer<typeof replayOptionsDto>> {
  return { connections: (await listConnections(scope)).map(connectionRef) };
}
