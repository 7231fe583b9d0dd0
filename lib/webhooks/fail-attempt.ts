import type { Scope } from "../auth/scope.ts";
import { killPoint } from "../db/kill-point.ts";
import type { Notices } from "../db/notices.ts";
import { notifyLive } from "../db/notify.ts";
import { insist } from "../db/passing.ts";
import { type Tx, unit } from "../db/unit.ts";
import { newId, type TransactionId, type WebhookEventId } from "../ids.ts";
import { log } from "../logger.ts";
import { enqueue } from "../queue/enqueue.ts";
import { FactRefused } from "../transactions/fact-refused.ts";
import { noteRefusedFact } from "../transactions/note-refused-fact.ts";
import { queueSync } from "../transactions/queue-sync.ts";
import { finishTry, lockEvent } from "./attempt-repository.ts";
import { DeadlyEvent } from "./deadly-event.ts";
import { RETRY_SECONDS } from "./status.ts";
import { UnreadableEvent } from "./unreadable-event.ts";

export interface FailedTry {
  readonly id: WebhookEventId;
  readonly thrown: unknown;
  readonly trigger: "auto" | "replay";
  readonly actor: string | null;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly now: Date;
  readonly notices?: Notices;
}

/** Writes a failed try down and plans the next one; after the last the event is dead and waits for a person. */
export async function failAttempt(scope: Scope, failed: FailedTry): Promise<void> {
  const problem = describeProblem(failed.thrown);
  if (problem.code === "unexpected")
    log("webhooks").error({ err: failed.thrown, eventId: failed.id }, "Processing failed");
  killPoint("failure.begun");
  const { notices } = failed;
  const write = () =>
    unit((tx) => writeFailure(tx, scope, failed, problem), notices === undefined ? {} : { notices });
  await insist(write);
}

async function writeFailure(tx: Tx, scope: Scope, failed: FailedTry, problem: Problem): Promise<void> {
  const event = await lockEvent(tx, scope, failed.id);
  if (event === null || (event.status !== "received" && event.status !== "failed")) return;
  const number = event.attempts + 1;
  const wait = problem.final ? undefined : RETRY_SECONDS[number - 1];
  const nextAttemptAt = wait === undefined ? null : new Date(failed.now.getTime() + wait * jitter() * 1000);
  const { trigger, actor, startedAt, durationMs } = failed;
  await finishTry(tx, scope, failed.id, {
    attemptId: newId("webhookAttempt", startedAt),
    number,
    trigger,
    actor,
    startedAt,
    durationMs,
    status: nextAttemptAt === null ? "dead" : "failed",
    outcome: "",
    errorCode: problem.code,
    errorMessage: problem.message,
    transactionId: problem.transactionId ?? event.transactionId,
    processedAt: null,
    nextAttemptAt,
  });
  killPoint("failure.written");
  if (nextAttemptAt !== null) await enqueueTry(tx, scope, failed.id, nextAttemptAt);
  if (problem.transactionId !== null && number === 1) {
    await noteRefusedFact(tx, scope, {
      transactionId: problem.transactionId,
      message: problem.message,
      eventId: failed.id,
      at: failed.now,
    });
  }
  for (const candidate of problem.candidates) await queueSync(tx, scope, candidate);
  await notifyLive(tx, scope.merchantId, "webhooks");
}

async function enqueueTry(tx: Tx, scope: Scope, eventId: WebhookEventId, runAt: Date): Promise<void> {
  const { merchantId, mode } = scope;
  await enqueue(
    tx,
    "process-webhook",
    { merchantId, mode, eventId, trigger: "auto", actor: null },
    { runAt },
  );
}

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly transactionId: TransactionId | null;
  readonly candidates: readonly string[];
  /** Trying again would do harm. */
  readonly final: boolean;
}

function describeProblem(thrown: unknown): Problem {
  if (thrown instanceof FactRefused) {
    const { code, message, transactionId, candidates } = thrown;
    return { code, message, transactionId, candidates, final: false };
  }
  const nobodys = { transactionId: null, candidates: [], final: false };
  if (thrown instanceof UnreadableEvent) return { ...nobodys, code: "unreadable", message: thrown.message };
  if (thrown instanceof DeadlyEvent)
    return { ...nobodys, code: "worker_ended", message: thrown.message, final: true };
  return { ...nobodys, code: "unexpected", message: "Something failed on our side." };
}

/** Spreads retries by ± 20 %, so that a thousand failures of one moment do not come back in one moment. */
function jitter(): number {
  return 0.8 + Math.random() * 0.4;
}
