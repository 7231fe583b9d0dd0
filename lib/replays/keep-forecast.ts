import type { Scope } from "../auth/scope.ts";
import type { ReplayId } from "../ids.ts";
import { foreseeKept } from "./foresee-kept.ts";
import { findReplayRow, saveForecast } from "./repository.ts";

/** Before the first event goes, what the replay would do is judged once more, of exactly its events, and kept beside what it does. */
export async function keepForecast(scope: Scope, id: ReplayId): Promise<void> {
  const replay = await findReplayRow(scope, id);
  if (replay === null || replay.forecast !== null || replay.sent > 0) return;
  const forecast = await foreseeKept(scope, id);
  if (forecast !== null) await saveForecast(scope, id, forecast);
}
