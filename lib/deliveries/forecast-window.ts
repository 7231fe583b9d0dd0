import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadEndpoint } from "../endpoints/load-endpoint.ts";
import { eventNames, wantedTypes } from "./event-names.ts";
import type { DeliveryWindow, WindowForecast } from "./schema.ts";
import { keptSince, readWindow } from "./window.ts";
import { countFailed, countUnsent, countUntold } from "./window-repository.ts";

/** A window may hold millions; to decide, this is exact enough. */
const COUNT_CAP = 100_000;

/** What recovering or replaying a window of an endpoint's past would send. Counted, nothing is changed. */
export async function forecastWindow(
  scope: Scope,
  input: DeliveryWindow,
  clock: Clock = systemClock,
): Promise<WindowForecast> {
  const now = clock.now();
  const window = readWindow(input, now);
  const { events } = await loadEndpoint(scope, input.endpointId);
  const counts = await Promise.all([
    countFailed(scope, window, COUNT_CAP),
    countUnsent(scope, window, wantedTypes(events), COUNT_CAP),
    countUntold(scope, window, eventNames(events), COUNT_CAP),
  ]);
  const [failed, unsent, rebuilt] = counts;
  return {
    failed: Math.min(failed, COUNT_CAP),
    missing: Math.min(unsent + rebuilt, COUNT_CAP),
    rebuilt: Math.min(rebuilt, COUNT_CAP),
    capped: unsent + rebuilt > COUNT_CAP || failed > COUNT_CAP,
    earliest: keptSince(now).toISOString(),
  };
}
