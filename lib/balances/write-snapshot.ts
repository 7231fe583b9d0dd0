import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { ConnectionId } from "../ids.ts";
import { type Figures, isSameFigures } from "./figures.ts";
import { findNewestSnapshot, insertSnapshot, moveSnapshot } from "./repository.ts";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Keeps the history short and the present true: a new row when a figure changed, and one each clock hour so that every
 * day has its value; otherwise the newest row is true until `asOf` as well.
 */
export async function writeSnapshot(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  figures: Figures,
  asOf: Date,
): Promise<void> {
  const newest = await findNewestSnapshot(tx, scope, connectionId, figures.currency);
  // Somebody else asked later and was answered sooner.
  if (newest !== null && newest.asOf > asOf) return;
  if (newest !== null && isSameFigures(figures, newest) && hourOf(asOf) === hourOf(newest.asOf)) {
    await moveSnapshot(tx, scope, newest.id, asOf);
  } else {
    await insertSnapshot(tx, scope, connectionId, figures, asOf);
  }
}

function hourOf(at: Date): number {
  return Math.floor(at.getTime() / HOUR_MS);
}
