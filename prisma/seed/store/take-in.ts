import type { Scope } from "#lib/auth/scope.ts";
import { fixedClock } from "#lib/clock.ts";
import type { Connection } from "#lib/connections/connection.ts";
import type { KnownConnections } from "#lib/webhooks/known-connections.ts";
import { processEvent } from "#lib/webhooks/process-event.ts";
import { receiveWebhook } from "#lib/webhooks/receive.ts";
import { findEvent } from "#lib/webhooks/repository.ts";
import type { WebhookStep } from "../world/story.ts";
import { eventIdOf } from "./event-id.ts";
import { fileInTurn } from "./file-in-turn.ts";

/** A worker usually begins within this time. */
const PICKED_UP_AFTER_MS = 90;

/** One webhook through the inbox: received, and processed when it is the first of its kind. */
export async function takeIn(
  scope: Scope,
  connection: Connection,
  step: WebhookStep,
  now: Date,
  connections: KnownConnections,
): Promise<void> {
  const { at, headers, body, externalEventId } = step;
  const reception = await receiveWebhook(connection.id, { headers, body }, fixedClock(at));
  if (reception === "accepted" || reception === "duplicate") await fileInTurn();
  if (reception !== "accepted" || externalEventId === null) return;
  const id = await eventIdOf(scope, connection.id, externalEventId);
  const process = (when: Date) =>
    processEvent(scope, id, { trigger: "auto", actor: null, clock: fixedClock(when), connections });
  await process(new Date(at.getTime() + PICKED_UP_AFTER_MS));
  if (!step.fails) return;
  for (let next = await nextTry(); next !== null && next < now; next = await nextTry()) await process(next);

  async function nextTry(): Promise<Date | null> {
    return (await findEvent(scope, id))?.nextAttemptAt ?? null;
  }
}
