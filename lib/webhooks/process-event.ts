import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { killPoint } from "../db/kill-point.ts";
import type { Notices } from "../db/notices.ts";
import { notifyLive } from "../db/notify.ts";
import { insist, isPassing } from "../db/passing.ts";
import { type Tx, unit } from "../db/unit.ts";
import { recordDrift } from "../drift/record-drift.ts";
import { newId, type WebhookEventId } from "../ids.ts";
import type { DriftSign } from "../providers/facts.ts";
import { asVerified } from "../providers/verified-webhook.ts";
import type { WebhookTranslation } from "../providers/webhook-contract.ts";
import { type AppliedFact, applyFactInUnit, lockSubjects } from "../transactions/apply-provider-fact.ts";
import { finishTry, type LockedEvent, lockEvent } from "./attempt-repository.ts";
import { eventChannelOf } from "./event-row-dto.ts";
import { failAttempt } from "./fail-attempt.ts";
import { type KnownConnection, type KnownConnections, knownConnections } from "./known-connections.ts";
import type { EventStatus } from "./status.ts";
import { storedHeaders } from "./stored-headers.ts";
import { UnreadableEvent } from "./unreadable-event.ts";

export interface ProcessOptions {
  readonly trigger: "auto" | "replay";
  readonly actor: string | null;
  readonly clock?: Clock;
  /** Both shared by the events of one job. */
  readonly connections?: KnownConnections;
  readonly notices?: Notices;
}

const WAITING: ReadonlySet<string> = new Set<EventStatus>(["received", "failed"]);

/** What a try found out before it succeeded or failed. */
interface Found {
  event?: LockedEvent;
  drift: readonly DriftSign[];
}

/**
 * One try at an event: translate, apply its facts, write the outcome and the attempt, all in ONE database transaction.
 * Killed anywhere before the commit, nothing of it exists and the event is still waiting; run twice, the second run
 * finds it done. Throws only where the database is the reason: that is no try, and nothing was written.
 */
export async function processEvent(scope: Scope, id: WebhookEventId, options: ProcessOptions): Promise<void> {
  const { clock = systemClock, connections = knownConnections(scope), notices } = options;
  const startedAt = clock.now();
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  const found: Found = { drift: [] };
  try {
    await insist(() => unit((tx) => tryOnce(tx), notices === undefined ? {} : { notices }));
  } catch (thrown) {
    if (isPassing(thrown)) throw thrown;
    await failAttempt(scope, { id, thrown, startedAt, durationMs: elapsed(), now: clock.now(), ...options });
  }
  // Later tries read the same body again: it counts once.
  if (found.event?.attempts === 0 && found.drift.length > 0) {
    const { connectionId, channel } = found.event;
    const source = eventChannelOf(channel);
    await recordDrift(scope, found.drift, { connectionId, source, eventId: id, at: startedAt });
  }

  async function tryOnce(tx: Tx): Promise<void> {
    const event = await lockEvent(tx, scope, id);
    if (event === null || !WAITING.has(event.status)) return;
    found.event = event;
    const known = await connections(event.connectionId);
    const translation = translate(known, event);
    found.drift = driftIn(translation);
    const applied = await applyAll(tx, event, known, translation);
    const { trigger, actor } = options;
    await finishTry(tx, scope, id, {
      attemptId: newId("webhookAttempt", startedAt),
      number: event.attempts + 1,
      trigger,
      actor,
      startedAt,
      durationMs: elapsed(),
      ...resultOf(applied, translation),
      errorCode: null,
      errorMessage: null,
      transactionId: applied[0]?.transactionId ?? event.transactionId,
      processedAt: clock.now(),
      nextAttemptAt: null,
    });
    killPoint("attempt.written");
    await notifyLive(tx, scope.merchantId, "webhooks");
  }

  async function applyAll(
    tx: Tx,
    event: LockedEvent,
    { connection }: KnownConnection,
    { facts }: WebhookTranslation,
  ): Promise<AppliedFact[]> {
    const source = eventChannelOf(event.channel);
    await lockSubjects(tx, scope, connection, facts);
    const applied: AppliedFact[] = [];
    for (const fact of facts)
      applied.push(
        await applyFactInUnit(tx, scope, { connection, fact, source, eventId: id, at: startedAt }),
      );
    return applied;
  }
}

function translate({ connection, credentials }: KnownConnection, event: LockedEvent): WebhookTranslation {
  const raw = { headers: storedHeaders(event.headers), body: event.body };
  const { mode, provider } = connection;
  const translated = provider.webhook.translate(asVerified(raw), { mode, credentials });
  if (!translated.ok) throw new UnreadableEvent(translated.error);
  return translated.value;
}

function driftIn({ drift = [], facts }: WebhookTranslation): DriftSign[] {
  return [...drift, ...facts.flatMap((fact) => fact.drift ?? [])];
}

function resultOf(
  applied: readonly AppliedFact[],
  { ignoredBecause = "Nothing to do" }: WebhookTranslation,
): { readonly status: EventStatus; readonly outcome: string } {
  return applied.length > 0
    ? { status: "processed", outcome: outcomeOf(applied) }
    : { status: "ignored", outcome: ignoredBecause };
}

function outcomeOf(applied: readonly AppliedFact[]): string {
  const verdicts = new Set(applied.map((fact) => fact.verdict));
  if (verdicts.has("conflict")) return "Held for review: sources disagree";
  if (verdicts.has("applied")) return "Applied";
  return "Nothing changed: already known";
}
