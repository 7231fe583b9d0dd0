import type { Scope } from "../auth/scope.ts";
import { maskCardNumbers } from "../card-numbers.ts";
import { loadConnection } from "../connections/load-connection.ts";
import type { WebhookAttempt } from "../db/generated/client.ts";
import { notFound } from "../errors.ts";
import { eventProblem } from "./event-problem.ts";
import { eventStatusOf, toEventRow } from "./event-row-dto.ts";
import { forecastReplay } from "./forecast-replay.ts";
import { readEvent } from "./read-event.ts";
import { findReferences, listAttempts } from "./read-repository.ts";
import { findEvent } from "./repository.ts";
import type { EventDetail } from "./schema.ts";
import { shortenHeaders } from "./shorten-headers.ts";
import { replaySkip } from "./status.ts";
import { storedHeaders } from "./stored-headers.ts";

const MAX_BODY = 64 * 1024;

/** One event with its tries, its body as text, and what a replay would do; throws `not_found`. */
export async function getEvent(
  scope: Scope,
  { eventId }: { readonly eventId: string },
): Promise<EventDetail> {
  const event = await findEvent(scope, eventId);
  if (event === null || event.mode !== scope.mode) throw notFound("Event");
  const status = eventStatusOf(event.status);
  const replayable = replaySkip(status, event.bodyRemovedAt !== null) === null;
  const [connection, attempts, references] = await Promise.all([
    loadConnection(scope, event.connectionId),
    listAttempts(scope, event.id),
    findReferences(scope, event.transactionId === null ? [] : [event.transactionId]),
  ]);
  const { refusal, errorCode, errorMessage, scheme, matchedSecret, receiveMs, firstEventId } = event;
  return {
    ...toEventRow(event, [connection], references),
    refusal,
    problem: eventProblem({ status, refusal, errorCode, errorMessage, attempts: event.attempts }),
    scheme,
    matchedSecret,
    receiveMs,
    firstEventId,
    headers: shortenHeaders(storedHeaders(event.headers)),
    body: bodyText(event.body),
    attemptList: attempts.map(toAttemptDto),
    forecast: replayable ? forecastReplay(status, await readEvent(scope, connection, event)) : null,
    replayable,
  };
}

function bodyText(bytes: Uint8Array): string {
  const text = maskCardNumbers(new TextDecoder().decode(bytes.subarray(0, MAX_BODY)));
  return bytes.byteLength > MAX_BODY ? `${text}\n… cut after 64 kB` : text;
}

function toAttemptDto(attempt: WebhookAttempt): EventDetail["attemptList"][number] {
  const { id, number, actor, durationMs, errorCode, errorMessage } = attempt;
  return {
    id,
    number,
    trigger: attempt.trigger === "replay" ? "replay" : "auto",
    actor,
    startedAt: attempt.startedAt.toISOString(),
    durationMs,
    outcome: eventStatusOf(attempt.outcome),
    errorCode,
    errorMessage,
  };
}
