import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import type { ProviderError } from "../providers/contract.ts";
import { findTimeZone } from "../team/find-time-zone.ts";
import { dayIn } from "../transactions/day-bounds.ts";
import { daysBack, spanOfDay } from "./local-day.ts";
import { canSaySent, listSentEvents, type SentEvent } from "./sent-events.ts";
import { findArrived, findEventBefore, saveSentDay } from "./sent-repository.ts";

/** Today and the two days before it: older deliveries are in no provider's first pages. */
const DAYS = 3;
/** A webhook that has just been sent may still be on its way. */
const UNDER_WAY_MS = 60_000;
/** A day's list begins here before its events do: an event that came late is still found. */
const HOUR_MS = 60 * 60_000;
const MISSING_KEPT = 20;
const PATIENCE_MS = 60_000;

/** Asks the provider which events it sent on the last days, and writes down how many of them are in the inbox. */
export async function compareSent(
  scope: Scope,
  connectionId: string,
  clock: Clock = systemClock,
): Promise<{ readonly problem: ProviderError | null }> {
  const connection = await loadConnection(scope, connectionId);
  const { provider } = connection;
  if (!canSaySent(provider)) throw new AppError("conflict", `${provider.name} can't say what it sent.`);
  const now = clock.now();
  const zone = await findTimeZone(scope);
  const days = daysBack(dayIn(now, zone), DAYS);
  const { from } = spanOfDay(days.at(-1) ?? dayIn(now, zone), zone);
  const after = await findEventBefore(scope, connection.id, new Date(from.getTime() - HOUR_MS));
  const context = openContext(scope, connection, { clock, signal: AbortSignal.timeout(PATIENCE_MS) });
  const answer = await listSentEvents(provider, context, { from, after });
  if (!answer.ok) return { problem: answer.error };
  const settledBefore = new Date(now.getTime() - UNDER_WAY_MS);
  const events = answer.value.events.filter(({ at }) => at <= settledBefore);
  const arrived = await findArrived(
    scope,
    connection.id,
    events.map(({ eventId }) => eventId),
  );
  await unit(async (tx) => {
    for (const day of days) {
      const span = spanOfDay(day, zone);
      const ofDay = events.filter(({ at }) => at >= span.from && at < span.to);
      const missing = ofDay.filter((event) => !isHere(event));
      await saveSentDay(tx, scope, {
        day,
        connectionId: connection.id,
        sent: ofDay.length,
        arrived: ofDay.length - missing.length,
        missing: missing.slice(0, MISSING_KEPT).map(({ eventId }) => eventId),
        complete: answer.value.since <= span.from,
        askedAt: now,
      });
    }
    await notifyLive(tx, scope.merchantId, "webhooks");
  });
  return { problem: null };

  function isHere({ eventId }: SentEvent): boolean {
    return arrived.has(eventId);
  }
}
