import type { Scope } from "../auth/scope.ts";
import { chooseEvents } from "./choose-events.ts";
import { foreseeChosen } from "./foresee-kept.ts";
import type { ReplayAsk, ReplayForecast } from "./schema.ts";
import { MOST_EVENTS } from "./status.ts";

/** How many events are asked for and what replaying them would do. Writes nothing. Of very many, some are read. */
export async function foresee(scope: Scope, asked: ReplayAsk): Promise<ReplayForecast> {
  const ids = await chooseEvents(scope, asked, MOST_EVENTS + 1);
  const total = ids.length;
  if (total > MOST_EVENTS) return { total: MOST_EVENTS, tooMany: true, read: 0, effects: [] };
  const { read, effects } = await foreseeChosen(scope, ids);
  return { total, tooMany: false, read, effects: [...effects] };
}
