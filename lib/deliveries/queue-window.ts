import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { loadEndpoint } from "../endpoints/load-endpoint.ts";
import { AppError } from "../errors.ts";
import { enqueue } from "../queue/enqueue.ts";
import { forecastWindow } from "./forecast-window.ts";
import type { DeliveryWindow, WindowQueued } from "./schema.ts";
import { readWindow } from "./window.ts";

/** Queues a job that sends a window of an endpoint's past: what was given up, or what it never got. */
export async function queueWindow(
  scope: Scope,
  input: DeliveryWindow,
  job: "recover-deliveries" | "replay-missing",
  clock: Clock = systemClock,
): Promise<WindowQueued> {
  const window = readWindow(input, clock.now());
  const { status } = await loadEndpoint(scope, input.endpointId);
  if (status === "disabled") throw new AppError("conflict", "It is disabled. Resume it first.");
  const forecast = await forecastWindow(scope, input, clock);
  const count = job === "recover-deliveries" ? forecast.failed : forecast.missing;
  const { merchantId, mode } = scope;
  const since = window.since.toISOString();
  const until = window.until.toISOString();
  const actor = actorName(scope.actor);
  const { endpointId } = input;
  await unit(async (tx) => {
    await enqueue(tx, job, { merchantId, mode, endpointId, since, until, actor });
    const action = job === "recover-deliveries" ? "endpoint.recover" : "endpoint.replay-missing";
    const target = { targetType: "endpoint", targetId: endpointId };
    await writeAudit(tx, scope, { action, ...target, detail: { since, until, count } });
  });
  return { count };
}
