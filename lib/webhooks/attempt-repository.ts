import type { Scope } from "../auth/scope.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import { type ConnectionId, timeOfId, type WebhookEventId } from "../ids.ts";
import type { EventStatus } from "./status.ts";

/** An event as its processing needs it; locked until the database transaction ends. */
export interface LockedEvent {
  readonly connectionId: ConnectionId;
  readonly status: string;
  readonly channel: string;
  readonly headers: unknown;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly attempts: number;
  readonly transactionId: string | null;
}

const LOCK = statement(`
  SELECT connection_id AS "connectionId", status, channel, headers, body, attempts, transaction_id AS "transactionId"
  FROM webhook_events WHERE merchant_id = $1 AND id = $2 AND received_at = $3 FOR UPDATE`);

/** The event, locked until the database transaction ends: two workers never process one event at once. */
export async function lockEvent(tx: Tx, scope: Scope, id: WebhookEventId): Promise<LockedEvent | null> {
  const [event] = await tx.run<LockedEvent>(LOCK, [scope.merchantId, id, timeOfId(id)]);
  return event ?? null;
}

/** One try at an event, and what it left the event as. */
export interface FinishedTry {
  readonly attemptId: string;
  readonly number: number;
  readonly trigger: string;
  readonly actor: string | null;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly status: EventStatus;
  readonly outcome: string;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly transactionId: string | null;
  /** Null where nothing came of it yet. */
  readonly processedAt: Date | null;
  readonly nextAttemptAt: Date | null;
}

const FINISH = statement(`
  WITH tried AS (
    INSERT INTO webhook_attempts (merchant_id, event_id, id, number, trigger, actor, started_at, duration_ms, outcome,
      error_code, error_message)
    VALUES ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12))
  UPDATE webhook_events SET status = $10, attempts = $5, error_code = $11, error_message = $12, outcome = $13,
    transaction_id = $14, processed_at = coalesce($15, processed_at), next_attempt_at = $16
  WHERE merchant_id = $1 AND id = $2 AND received_at = $3`);

/** Writes a try and its outcome down, in one statement. */
export async function finishTry(tx: Tx, scope: Scope, id: WebhookEventId, done: FinishedTry): Promise<void> {
  await tx.run(FINISH, [
    scope.merchantId,
    id,
    timeOfId(id),
    done.attemptId,
    done.number,
    done.trigger,
    done.actor,
    done.startedAt,
    done.durationMs,
    done.status,
    done.errorCode,
    done.errorMessage,
    done.outcome,
    done.transactionId,
    done.processedAt,
    done.nextAttemptAt,
  ]);
}
