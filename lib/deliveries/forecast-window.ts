import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadEndpoint } from "../endpoints/load-endpoint.ts";
import { eventNames, wantedTypes } from "./event-names.ts";
import type { DeliveryWindow, WindowForecast } from "./schema.ts";
import { keptSince, readWindow } from "./window.ts";
import { countFailed, countUnsent, countUntold } from "./window-repository.ts";

/** What recovering or replaying a window of an endpoint's past would send. Counted, nothing is changed. */
export async function forecastWindow(
  scope: Scope,
  input: DeliveryWindow,
  clock: Clock = systemClock,
): Promise<WindowForecast> {
  const now = clock.now();
  const window = readWindow(input, now);
  const { events } = await loadEndpoint(scope, input.endpointId);
  const [failed, unsent, rebuilt] = await Promise.all([
    countFailed(scope, window),
    countUnsent(scope, window, wantedTypes(events)),
    countUntold(scope, window, eventNames(events)),
  ]);
  return { failed, missing: unsent + rebuilt, rebuilt, earliest: keptSince(now).toISOString() };
}
