import type { Scope } from "../auth/scope.ts";
import { assertId, type ReplayId } from "../ids.ts";
import { foreseeReplays } from "../webhooks/foresee-replays.ts";
import { countEffects, scaleCounts } from "./count-effects.ts";
import { spread } from "./foresee.ts";
import { findReplayRow, listPositions, saveForecast } from "./repository.ts";
import { FORECAST_EVENTS } from "./status.ts";

/** Before the first event goes, what the replay would do is judged once more, of exactly its events, and kept beside what it does. */
export async function keepForecast(scope: Scope, id: ReplayId): Promise<void> {
  const replay = await findReplayRow(scope, id);
  if (replay === null || replay.forecast !== null || replay.sent > 0) return;
  const positions = spread(replay.total, FORECAST_EVENTS);
  const sample = (await listPositions(scope, id, positions)).map((text) => assertId("webhookEvent", text));
  const effects = countEffects(await foreseeReplays(scope, sample));
  await saveForecast(scope, id, { read: sample.length, effects: scaleCounts(effects, replay.total) });
}
