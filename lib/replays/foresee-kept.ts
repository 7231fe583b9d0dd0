import type { Scope } from "../auth/scope.ts";
import { assertId, type WebhookEventId } from "../ids.ts";
import { foreseeReplays } from "../webhooks/foresee-replays.ts";
import { countEffects, scaleCounts } from "./count-effects.ts";
import { findReplayRow, listPositions } from "./repository.ts";
import type { EffectCount } from "./schema.ts";
import { FORECAST_EVENTS } from "./status.ts";

/** What replaying would do: counts by effect, and how many events were read for them. */
export interface KeptForecast {
  readonly read: number;
  readonly effects: readonly EffectCount[];
}

/** What a replay would do by now, judged of exactly its events; null: there is no such replay. Writes nothing. */
export async function foreseeKept(scope: Scope, replayId: string): Promise<KeptForecast | null> {
  const replay = await findReplayRow(scope, replayId);
  if (replay === null) return null;
  const ids = await listPositions(scope, replayId, spread(replay.total, FORECAST_EVENTS));
  return foreseeSample(
    scope,
    ids.map((id) => assertId("webhookEvent", id)),
    replay.total,
  );
}

/** The same of events that are not written down yet, oldest first. */
export async function foreseeChosen(scope: Scope, ids: readonly WebhookEventId[]): Promise<KeptForecast> {
  const sample = spread(ids.length, FORECAST_EVENTS).flatMap((position) => ids[position] ?? []);
  return foreseeSample(scope, sample, ids.length);
}

async function foreseeSample(
  scope: Scope,
  sample: readonly WebhookEventId[],
  total: number,
): Promise<KeptForecast> {
  const effects = countEffects(await foreseeReplays(scope, sample));
  return { read: sample.length, effects: scaleCounts(effects, total) };
}

/** Up to `most` of the positions 0 to `total` - 1, evenly spread, ends included. */
export function spread(total: number, most: number): number[] {
  if (total <= most) return Array.from({ length: total }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (total - 1)) / (most - 1)));
}
