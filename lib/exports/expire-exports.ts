import { systemScope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import { enqueueExport } from "./enqueue-export.ts";
import {
  listForgotten,
  listOverdue,
  listStalled,
  lockExport,
  removeExport,
  removeParts,
  updateExport,
} from "./repository.ts";

/** Longer than the largest sort takes before its first row. */
const STALLED_MS = 10 * 60_000;
const FORGOTTEN_MS = 30 * 24 * 60 * 60_000;

/**
 * Removes files whose days are over and the entries of those that ended long ago, and queues again what stands still: after a
 * restored backup, or a job that somebody removed.
 */
export async function expireExports(now: Date): Promise<void> {
  for (const owned of await listOverdue(now)) {
    const scope = scopeOf(owned);
    await unit(async (tx) => {
      const row = await lockExport(tx, scope, owned.id);
      if (row?.status !== "done") return;
      await removeParts(tx, scope, row.id);
      await updateExport(tx, scope, row.id, { status: "expired", bytes: 0n });
      await notifyLive(tx, scope.merchantId, "exports");
    });
  }
  for (const owned of await listForgotten(new Date(now.getTime() - FORGOTTEN_MS))) {
    await unit((tx) => removeExport(tx, scopeOf(owned), owned.id));
  }
  for (const owned of await listStalled(new Date(now.getTime() - STALLED_MS))) {
    await unit((tx) => enqueueExport(tx, scopeOf(owned), owned.id));
  }
}

function scopeOf({ merchantId, mode: stored }: { readonly merchantId: string; readonly mode: string }) {
  const mode = MODES.find((known) => known === stored);
  if (mode === undefined) throw new TypeError("an export has a mode that this version does not know");
  return systemScope(assertId("merchant", merchantId), mode);
}
