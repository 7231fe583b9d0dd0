import type { Scope } from "../auth/scope.ts";
import { foreseeReplays } from "../webhooks/foresee-replays.ts";
import { chooseEvents } from "./choose-events.ts";
import { countEffects, scaleCounts } from "./count-effects.ts";
import type { ReplayAsk, ReplayForecast } from "./schema.ts";
import { FORECAST_EVENTS, MOST_EVENTS } from "./status.ts";

/** How many events are asked for and what replaying them would do. Writes nothing. Of very many, some are read. */
export async function foresee(scope: Scope, asked: ReplayAsk): Promise<ReplayForecast> {
  const ids = await chooseEvents(scope, asked, MOST_EVENTS + 1);
  const total = ids.length;
  if (total > MOST_EVENTS) return { total: MOST_EVENTS, tooMany: true, read: 0, effects: [] };
  const sample = spread(total, FORECAST_EVENTS).flatMap((position) => ids[position] ?? []);
  const effects = countEffects(await foreseeReplays(scope, sample));
  return { total, tooMany: false, read: sample.length, effects: scaleCounts(effects, total) };
}

/** Up to `most` of the positions 0 to `total` - 1, evenly spread, ends included. */
export function spread(total: number, most: number): number[] {
  if (total <= most) return Array.from({ length: total }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (total - 1)) / (most - 1)));
}
