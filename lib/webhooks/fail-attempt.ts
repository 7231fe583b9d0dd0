import type { Scope } from "../auth/scope.ts";
import { killPoint } from "../db/kill-point.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { newId, type WebhookEventId } from "../ids.ts";
import { log } from "../logger.ts";
import { enqueue } from "../queue/enqueue.ts";
import { FactRefused } from "../transactions/fact-refused.ts";
import { noteRefusedFact } from "../transactions/note-refused-fact.ts";
import { queueSync } from "../transactions/queue-sync.ts";
import { insertAttempt, lockEvent, updateEvent } from "./repository.ts";
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
}

/** Writes a failed try down and plans the next one; after the last the event is dead and waits for a person. */
export async function failAttempt(scope: Scope, failed: FailedTry): Promise<void> {
  const problem = describeProblem(failed.thrown);
  if (problem.code === "unexpected")
    log("webhooks").error({ err: failed.thrown, eventId: failed.id }, "Processing failed");
  killPoint("failure.begun");
  await unit(async (tx) => {
    const event = await lockEvent(tx, scope, failed.id);
    if (event === null || (event.status !== "received" && event.status !== "failed")) return;
    const number = event.attempts + 1;
    const wait = RETRY_SECONDS[number - 1];
    const nextAttemptAt = wait === undefined ? null : new Date(failed.now.getTime() + wait * jitter() * 1000);
    const status = nextAttemptAt === null ? "dead" : "failed";
    const { trigger, actor, startedAt, durationMs } = failed;
    const said = { errorCode: problem.code, errorMessage: problem.message };
    await insertAttempt(tx, scope, {
      id: newId("webhookAttempt", startedAt),
      eventId: failed.id,
      number,
      trigger,
      actor,
      startedAt,
      durationMs,
      outcome: status,
      ...said,
    });
    killPoint("failure.written");
    const transactionId = problem.transactionId ?? event.transactionId;
    await updateEvent(tx, scope, failed.id, {
      status,
      attempts: number,
      nextAttemptAt,
      outcome: "",
      transactionId,
      ...said,
    });
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
  });
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

function describeProblem(thrown: unknown) {
  if (thrown instanceof FactRefused) {
    const { code, message, transactionId, candidates } = thrown;
    return { code, message, transactionId, candidates };
  }
  const nobodys = { transactionId: null, candidates: [] };
  if (thrown instanceof UnreadableEvent) return { code: "unreadable", message: thrown.message, ...nobodys };
  return { code: "unexpected", message: "Something failed on our side.", ...nobodys };
}

/** Spreads retries by ± 20 %, so that a thousand failures of one moment do not come back in one moment. */
function jitter(): number {
  return 0.8 + Math.random() * 0.4;
}
