import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { log } from "../logger.ts";
import type { DriftSign } from "../providers/facts.ts";
import { countDrift, type SeenDrift } from "./repository.ts";

/**
 * Counts what a provider said outside its documents. On its own, after the money's database transaction: a counter must
 * neither undo a fact nor make facts wait for each other.
 */
export async function recordDrift(
  scope: Scope,
  signs: readonly DriftSign[] | undefined,
  seen: SeenDrift,
): Promise<void> {
  const distinct = new Map((signs ?? []).map((sign) => [`${sign.kind} ${sign.where} ${sign.name}`, sign]));
  if (distinct.size === 0) return;
  try {
    await countDrift(scope, [...distinct.values()], seen);
    await unit((tx) => notifyLive(tx, scope.merchantId, "connections"));
  } catch (thrown) {
    log("drift").warn(
      { err: thrown, connectionId: seen.connectionId },
      "What a provider said anew could not be counted",
    );
  }
}
