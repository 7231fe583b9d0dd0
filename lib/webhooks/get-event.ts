import type { Scope } from "../auth/scope.ts";
import { maskCardNumbers } from "../card-numbers.ts";
import { loadConnection } from "../connections/load-connection.ts";
import type { WebhookAttempt } from "../db/generated/client.ts";
import { notFound } from "../errors.ts";
import { type EventEntry, listEventEffects } from "../transactions/list-event-effects.ts";
import { eventProblem } from "./event-problem.ts";
import { eventStatusOf, toEventRow } from "./event-row-dto.ts";
import { forecastReplay } from "./forecast-replay.ts";
import { maskPersonal } from "./mask-personal.ts";
import { readEvent } from "./read-event.ts";
import { findReferences, listAttempts, listCopies } from "./read-repository.ts";
import { findEvent } from "./repository.ts";
import type { EventDetail, EventEffect } from "./schema.ts";
import { shortenHeaders } from "./shorten-headers.ts";
import { replaySkip } from "./status.ts";
import { storedHeaders } from "./stored-headers.ts";

const MAX_BODY = 64 * 1024;

/** One event with its tries, what it changed, its body as text, and what a replay would do; throws `not_found`. */
export async function getEvent(
  scope: Scope,
  { eventId }: { readonly eventId: string },
  /** Whether the reader may see personal data in the body. */
  { personal = false }: { readonly personal?: boolean } = {},
): Promise<EventDetail> {
  const event = await findEvent(scope, eventId);
  if (event === null || event.mode !== scope.mode) throw notFound("Event");
  const status = eventStatusOf(event.status);
  const replayable = replaySkip(status, event.bodyRemovedAt !== null) === null;
  const [connection, attempts, references, entries, copies] = await Promise.all([
    loadConnection(scope, event.connectionId),
    listAttempts(scope, event.id),
    findReferences(scope, event.transactionId === null ? [] : [event.transactionId]),
    listEventEffects(scope, event.id),
    listCopies(scope, event.id),
  ]);
  const { refusal, errorCode, errorMessage, scheme, matchedSecret, receiveMs, firstEventId } = event;
  const { bodySize, bodyCut, bodyHash, acceptedBy } = event;
  return {
    ...toEventRow(event, [connection], references),
    refusal,
    problem: eventProblem({ status, refusal, errorCode, errorMessage, attempts: event.attempts }),
    scheme,
    matchedSecret,
    receiveMs,
    firstEventId,
    headers: shortenHeaders(storedHeaders(event.headers)),
    ...bodyText(event.body, personal),
    bodySize,
    bodyCut,
    bodyHash,
    bodyRemovedAt: event.bodyRemovedAt?.toISOString() ?? null,
    acceptedBy,
    attemptList: attempts.map(toAttemptDto),
    effects: entries.map(toEffectDto),
    copies: copies.map(({ id, receivedAt }) => ({ id, receivedAt: receivedAt.toISOString() })),
    forecast: replayable ? forecastReplay(status, await readEvent(scope, connection, event)) : null,
    replayable,
  };
}

function bodyText(bytes: Uint8Array, personal: boolean): Pick<EventDetail, "body" | "bodyMasked"> {
  const text = maskCardNumbers(new TextDecoder().decode(bytes.subarray(0, MAX_BODY)));
  const shown = personal ? text : maskPersonal(text);
  const body = bytes.byteLength > MAX_BODY ? `${shown}\n… cut after 64 kB` : shown;
  return { body, bodyMasked: shown !== text };
}

function toEffectDto(entry: EventEntry): EventEffect {
  const { id, transactionId, reference, verdict, summary, statusBefore, statusAfter, at } = entry;
  return { entryId: id, transactionId, reference, verdict, summary, statusBefore, statusAfter, at };
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
