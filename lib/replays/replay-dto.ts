import { z } from "zod";
import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import type { Replay as ReplayRow } from "../db/generated/client.ts";
import { type EffectCount, effectCountDto, type Replay, type ReplayAsk, replayAskSchema } from "./schema.ts";
import { REPLAY_KINDS, REPLAY_STATUSES, type ReplayStatus } from "./status.ts";

const counts = z.array(effectCountDto);

/** Counts as the database keeps them. */
export function storedCounts(json: unknown): EffectCount[] {
  return counts.parse(json);
}

export function replayStatusOf(stored: string): ReplayStatus {
  const status = REPLAY_STATUSES.find((known) => known === stored);
  if (status === undefined) throw new TypeError("a replay has a status that this version does not know");
  return status;
}

export function toReplayDto(row: ReplayRow, connections: readonly Connection[]): Replay {
  const { id, reason, actor, rate, total, sent, done, cancelledBy } = row;
  return {
    id,
    kind: REPLAY_KINDS.find((known) => known === row.kind) ?? "selection",
    // What an older version was asked, and this one can't read, is shown by its kind alone.
    asked: describeAsked(replayAskSchema.safeParse(row.asked).data, connections),
    reason,
    actor,
    rate,
    status: replayStatusOf(row.status),
    total,
    done,
    inLine: sent - done,
    effects: storedCounts(row.effects),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    cancelledBy,
  };
}

function describeAsked(asked: ReplayAsk | undefined, connections: readonly Connection[]): Replay["asked"] {
  const nothing = { connections: [], from: null, to: null, tab: null, outcome: null, words: [] };
  if (asked?.kind !== "window" && asked?.kind !== "filter") return nothing;
  const ids = asked.connection?.split(",") ?? [];
  const named = connections.filter(({ id }) => ids.includes(id)).map(connectionRef);
  if (asked.kind === "window") return { ...nothing, connections: named, from: asked.from, to: asked.to };
  const words = [asked.type, asked.q].flatMap((word) => word || []);
  return { ...nothing, connections: named, tab: asked.tab, outcome: asked.outcome ?? null, words };
}
