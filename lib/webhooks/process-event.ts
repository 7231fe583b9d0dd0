import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { killPoint } from "../db/kill-point.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { recordDrift } from "../drift/record-drift.ts";
import { newId, type WebhookEventId } from "../ids.ts";
import type { DriftSign } from "../providers/facts.ts";
import { asVerified } from "../providers/verified-webhook.ts";
import type { WebhookTranslation } from "../providers/webhook-contract.ts";
import { type AppliedFact, applyFactInUnit } from "../transactions/apply-provider-fact.ts";
import { eventChannelOf } from "./event-row-dto.ts";
import { failAttempt } from "./fail-attempt.ts";
import { findEvent, insertAttempt, lockEvent, updateEvent } from "./repository.ts";
import type { EventStatus } from "./status.ts";
import { storedHeaders } from "./stored-headers.ts";
import { UnreadableEvent } from "./unreadable-event.ts";

export interface ProcessOptions {
  readonly trigger: "auto" | "replay";
  readonly actor: string | null;
  readonly clock?: Clock;
}

const WAITING: ReadonlySet<string> = new Set<EventStatus>(["received", "failed"]);

/**
 * One try at an event: translate, apply its facts, write the outcome and the attempt, all in ONE database transaction.
 * Killed anywhere before the commit, nothing of it exists and the event is still waiting; run twice, the second run
 * finds it done.
 */
export async function processEvent(scope: Scope, id: WebhookEventId, options: ProcessOptions): Promise<void> {
  const { clock = systemClock } = options;
  const startedAt = clock.now();
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  const event = await findEvent(scope, id);
  if (event === null || !WAITING.has(event.status)) return;
  const connection = await loadConnection(scope, event.connectionId);
  const source = eventChannelOf(event.channel);
  const { mode } = connection;
  const drift: DriftSign[] = [];
  try {
    await unit(async (tx) => {
      const locked = await lockEvent(tx, scope, id);
      if (locked === null || !WAITING.has(locked.status)) return;
      const raw = { headers: storedHeaders(locked.headers), body: locked.body };
      const credentials = openCredentials(scope.merchantId, connection);
      const translated = connection.provider.webhook.translate(asVerified(raw), { mode, credentials });
      if (!translated.ok) throw new UnreadableEvent(translated.error);
      drift.push(...driftIn(translated.value));
      const applied: AppliedFact[] = [];
      for (const fact of translated.value.facts) {
        applied.push(
          await applyFactInUnit(tx, scope, {
            connection,
            fact,
            source,
            eventId: id,
            at: startedAt,
          }),
        );
      }
      await succeed(tx, {
        number: locked.attempts + 1,
        status: applied.length > 0 ? "processed" : "ignored",
        outcome:
          applied.length > 0 ? outcomeOf(applied) : (translated.value.ignoredBecause ?? "Nothing to do"),
        transactionId: applied[0]?.transactionId ?? locked.transactionId,
      });
    });
  } catch (thrown) {
    await failAttempt(scope, { id, thrown, startedAt, durationMs: elapsed(), now: clock.now(), ...options });
  }
  // Later tries read the same body again: it counts once.
  if (event.attempts === 0) {
    const seen = { connectionId: connection.id, source, eventId: id, at: startedAt };
    await recordDrift(scope, drift, seen);
  }

  async function succeed(
    tx: Tx,
    done: {
      readonly number: number;
      readonly status: EventStatus;
      readonly outcome: string;
      readonly transactionId: string | null;
    },
  ): Promise<void> {
    const { number, status, outcome, transactionId } = done;
    const { trigger, actor } = options;
    await insertAttempt(tx, scope, {
      id: newId("webhookAttempt", startedAt),
      eventId: id,
      number,
      trigger,
      actor,
      startedAt,
      durationMs: elapsed(),
      outcome: status,
      errorCode: null,
      errorMessage: null,
    });
    killPoint("attempt.written");
    const processedAt = clock.now();
    const clean = { nextAttemptAt: null, errorCode: null, errorMessage: null };
    await updateEvent(tx, scope, id, {
      status,
      outcome,
      transactionId,
      processedAt,
      attempts: number,
      ...clean,
    });
    await notifyLive(tx, scope.merchantId, "webhooks");
  }
}

function driftIn({ drift = [], facts }: WebhookTranslation): DriftSign[] {
  return [...drift, ...facts.flatMap((fact) => fact.drift ?? [])];
}

function outcomeOf(applied: readonly AppliedFact[]): string {
  const verdicts = new Set(applied.map((fact) => fact.verdict));
  if (verdicts.has("conflict")) return "Held for review: sources disagree";
  if (verdicts.has("applied")) return "Applied";
  return "Nothing changed: already known";
}
