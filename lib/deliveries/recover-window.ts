import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { findEndpointState } from "../endpoints/load-endpoint.ts";
import { wakeDeliveries } from "../queue/announce.ts";
import { restartFailed } from "./queue-repository.ts";

const PORTION = 500;

interface WindowJob {
  readonly endpointId: string;
  readonly since: string;
  readonly until: string;
  readonly actor: string;
}

/** Puts what was given up in a window on its way again, oldest first. Run twice, the second run finds none. */
export async function recoverWindow(
  scope: Scope,
  { endpointId, since, until, actor }: WindowJob,
  clock: Clock = systemClock,
): Promise<number> {
  const state = await findEndpointState(scope, endpointId);
  if (state === "deleted" || state === "disabled") return 0;
  const window = { endpointId, since: new Date(since), until: new Date(until) };
  const again = { trigger: "recovery", actor, at: clock.now() } as const;
  let total = 0;
  let count = PORTION;
  while (count === PORTION) {
    count = await restartFailed(scope, window, again, PORTION);
    total += count;
    await unit(async (tx) => {
      await wakeDeliveries(tx);
      await notifyLive(tx, scope.merchantId, "endpoints");
    });
  }
  return total;
}
