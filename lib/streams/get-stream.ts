import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import type { ConnectionStream } from "../db/generated/client.ts";
import { findNewestEvent, findStream } from "./repository.ts";
import type { StreamAnswer } from "./schema.ts";
import { STREAM_STATES, type StreamState } from "./status.ts";

/** How a connection's event stream stands; throws `not_found`. */
export async function getStream(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
  clock: Clock = systemClock,
): Promise<StreamAnswer> {
  const { id, provider, disabledAt } = await loadConnection(scope, connectionId);
  if (provider.operations.openStream === undefined) return { stream: null };
  const [row, newest] = await Promise.all([findStream(scope, id), findNewestEvent(scope, id)]);
  const state = disabledAt === null ? stateOf(row, clock.now()) : "off";
  return {
    stream: {
      state,
      openSince: state === "open" ? (row?.openedAt?.toISOString() ?? null) : null,
      lastEventAt: newest?.receivedAt.toISOString() ?? null,
      lastSignalAt: row?.lastSignalAt?.toISOString() ?? null,
      broughtFirst: row?.broughtFirst ?? 0,
      broughtAgain: row?.broughtAgain ?? 0,
      reconnects: row?.reconnects ?? 0,
      problem: row?.problem ?? null,
    },
  };
}

/** A lease that lapsed means that the worker is gone, whatever it said last. */
function stateOf(row: ConnectionStream | null, now: Date): StreamState {
  if (row?.heldUntil == null || row.heldUntil < now) return "off";
  return STREAM_STATES.find((known) => known === row.state) ?? "off";
}
