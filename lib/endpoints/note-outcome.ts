import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { EndpointId } from "../ids.ts";
import { enqueue } from "../queue/enqueue.ts";
import {
  type EndpointPatch,
  type EndpointRecord,
  lockEndpoint,
  markSuccess,
  updateEndpointRow,
} from "./repository.ts";
import { type DisabledReason, percentToDisable, TROUBLES, WARN_PERCENTS } from "./status.ts";
import { tellOfTrouble } from "./tell-of-trouble.ts";

/** From so many failures in a row on, an endpoint is asked by one try at a time, with pauses between. */
export const BREAK_AFTER = 5;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/** It took a delivery: whatever was wrong is forgotten. */
export async function noteSuccess(tx: Tx, scope: Scope, endpointId: EndpointId, at: Date): Promise<void> {
  await markSuccess(tx, scope, endpointId, at);
}

export interface Failure {
  readonly at: Date;
  /** It answered 410. */
  readonly gone: boolean;
  /** It asked for a pause. */
  readonly holdUntil: Date | null;
}

/**
 * A try failed. After some in a row the endpoint is given pauses, so that a dead one costs little and what waits for it
 * keeps its order. After 5 days of nothing but failures, or at 410, it is disabled; whoever answers for it is written to then,
 * and as it nears that.
 */
export async function noteFailure(
  tx: Tx,
  scope: Scope,
  endpointId: EndpointId,
  failure: Failure,
): Promise<void> {
  const row = await lockEndpoint(tx, scope, endpointId);
  if (row === null || row.status === "disabled") return;
  const { at } = failure;
  const failingSince = row.failingSince ?? at;
  const percent = percentToDisable(failingSince, at);
  const warned = WARN_PERCENTS.filter((step) => step <= percent && step > row.warnedPercent);
  const consecutiveFailures = row.consecutiveFailures + 1;
  const patch: EndpointPatch = {
    failingSince,
    consecutiveFailures,
    lastFailureAt: at,
    resumeAt: pauseUntil(consecutiveFailures, failure),
    warnedPercent: Math.max(row.warnedPercent, ...warned),
  };
  await updateEndpointRow(tx, scope, endpointId, patch);
  for (const step of warned) await tell(tx, scope, row, "endpoint.warn", { percent: step });
  const reason = failure.gone ? "gone" : percent === 100 ? "failing" : null;
  if (reason !== null) await disable(tx, scope, row, reason, at);
  // Of steps that were passed at once only the last still says how things stand.
  const trouble = reason ?? TROUBLES.find((known) => known === `${warned.at(-1)}`);
  if (trouble !== undefined) await tellOfTrouble(tx, scope, endpointId, { trouble, failingSince });
}

function pauseUntil(failures: number, { at, holdUntil }: Failure): Date | null {
  const steps = failures - BREAK_AFTER;
  const pause = steps < 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** Math.min(steps, 10), LONGEST_PAUSE_MS);
  const until = Math.max(at.getTime() + pause, holdUntil?.getTime() ?? 0);
  return until > at.getTime() ? new Date(until) : null;
}

async function disable(
  tx: Tx,
  scope: Scope,
  row: EndpointRecord,
  reason: DisabledReason,
  at: Date,
): Promise<void> {
  const { merchantId, mode } = scope;
  const patch = {
    status: "disabled",
    disabledReason: reason,
    disabledAt: at,
    resumeAt: null,
    updatedAt: at,
  } as const;
  await updateEndpointRow(tx, scope, row.id, patch);
  await tell(tx, scope, row, "endpoint.disable", { reason });
  await enqueue(tx, "close-deliveries", { merchantId, mode, endpointId: row.id });
}

async function tell(
  tx: Tx,
  scope: Scope,
  { id }: EndpointRecord,
  action: string,
  detail: Record<string, string | number>,
): Promise<void> {
  await writeAudit(tx, scope, { action, targetType: "endpoint", targetId: id, detail });
}
