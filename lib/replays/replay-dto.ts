import { z } from "zod";
import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import type { Replay as ReplayRow } from "../db/generated/client.ts";
import { findProvider } from "../providers/registry.ts";
import { EVENT_CHANNEL } from "../webhooks/status.ts";
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
  const { id, reason, actor, rate, total, sent, done, cancelledBy, cancelledWhy } = row;
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
    cancelledWhy,
  };
}

const VERDICTS = { verified: "Proof held", quarantined: "No valid proof", accepted: "Let in later" } as const;
const TRIES = { once: "One try", more: "More than one try", many: "More than five tries" } as const;

function describeAsked(asked: ReplayAsk | undefined, connections: readonly Connection[]): Replay["asked"] {
  const nothing = { connections: [], from: null, to: null, tab: null, outcome: null, words: [] };
  if (asked?.kind !== "window" && asked?.kind !== "filter") return nothing;
  const ids = asked.connection?.split(",") ?? [];
  const named = connections.filter(({ id }) => ids.includes(id)).map(connectionRef);
  if (asked.kind === "window") return { ...nothing, connections: named, from: asked.from, to: asked.to };
  const { tab, outcome = null, from = null, to = null, type, transaction, q, provider, verdict } = asked;
  const channel = asked.channel && EVENT_CHANNEL[asked.channel].label;
  const tries = asked.attempts && TRIES[asked.attempts];
  const lag = asked.lag && `Later than ${asked.lag}`;
  const proof = verdict && VERDICTS[verdict];
  const providers = provider
    ?.split(",")
    .map((id) => findProvider(id)?.name ?? id)
    .join(", ");
  const words = [proof, providers, type, channel, tries, lag, transaction, q].flatMap((word) => word || []);
  return { connections: named, tab, outcome, from, to, words };
}
