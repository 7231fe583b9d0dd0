import { systemScope } from "../auth/scope.ts";
import { maskCardNumbers } from "../card-numbers.ts";
import type { Clock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { noteFailure, noteSuccess } from "../endpoints/note-outcome.ts";
import { signingSecrets } from "../endpoints/secret.ts";
import { newId } from "../ids.ts";
import { type GuardedAnswer, type GuardedRequest, guardedRequest } from "../outbound/guarded-request.ts";
import { toOutboundError } from "../outbound/outbound-error.ts";
import { type ClaimedDelivery, endTry, insertAttempt, releaseClaim } from "./claim-repository.ts";
import { type Answer, judgeAnswer } from "./judge-answer.ts";
import { signedHeaders } from "./sign.ts";
import { ANSWER_WITHIN_MS } from "./status.ts";

/** As much of an answer is kept. */
const KEPT_BYTES = 2048;

export interface DeliverOptions {
  readonly clock: Clock;
  /** Aborted when the process stops: what is under way then is sent again by another. */
  readonly signal: AbortSignal;
  readonly withinMs?: number;
  readonly request?: (options: GuardedRequest) => Promise<GuardedAnswer>;
}

/** Makes one try and records it. Nothing is stored before it, so a process that dies here has it sent again: at least once. */
export async function deliver(claim: ClaimedDelivery, options: DeliverOptions): Promise<void> {
  const { clock, signal, withinMs = ANSWER_WITHIN_MS, request = guardedRequest } = options;
  const { merchantId, mode, url, body } = claim;
  const startedAt = clock.now();
  const started = performance.now();
  const headers = headersOf(claim, startedAt);
  const limits = { withinMs, maxBytes: KEPT_BYTES, signal };
  const { answer, responseBody } =
    headers === null
      ? { answer: UNSIGNED, responseBody: "" }
      : await request({ url, mode, method: "POST", headers, body, ...limits }).then(
          (came) => ({ answer: toAnswer(came), responseBody: readable(came.body) }),
          (thrown: unknown) => ({ answer: noAnswer(thrown), responseBody: "" }),
        );
  const durationMs = Math.round(performance.now() - started);
  const endedAt = clock.now();
  if (answer.status === null && signal.aborted) return releaseClaim(claim, endedAt);

  const judged = judgeAnswer(answer, { round: claim.round + 1, at: endedAt, random: Math.random() });
  const { errorCode, errorMessage, nextAt: nextAttemptAt } = judged;
  const outcome = { responseStatus: answer.status, errorCode, errorMessage, nextAttemptAt };
  const scope = systemScope(merchantId, mode);
  await unit(async (tx) => {
    const id = newId("deliveryAttempt", startedAt);
    const made = { id, startedAt, durationMs, requestHeaders: headers ?? {}, responseBody };
    await insertAttempt(tx, claim, { ...made, ...outcome });
    await endTry(tx, claim, { ...outcome, endedAt });
    if (judged.delivered) await noteSuccess(tx, scope, claim.endpointId, endedAt);
    else await noteFailure(tx, scope, claim.endpointId, { ...judged, at: endedAt });
    await notifyLive(tx, merchantId, "endpoints");
  });
}

const UNSIGNED: Answer = { status: null, error: "secret_unreadable" };

/** Null where a secret can't be opened, since its key is gone: told as a failure, so that somebody sees why nothing is sent. */
function headersOf(claim: ClaimedDelivery, at: Date): Record<string, string> | null {
  try {
    const secrets = signingSecrets({ ...claim, id: claim.endpointId }, at);
    const signed = signedHeaders({ id: claim.eventId, at, body: claim.body }, secrets);
    return { "content-type": "application/json", "user-agent": "Paydeck-Webhooks/1", ...signed };
  } catch {
    return null;
  }
}

function toAnswer({ status, headers }: GuardedAnswer): Answer {
  return { status, retryAfter: headers["retry-after"] ?? null };
}

function noAnswer(thrown: unknown): Answer {
  return { status: null, error: toOutboundError(thrown).code };
}

/** All of them but tab and line ends. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

/** The answer's beginning as text that can be stored and shown. */
function readable(bytes: Uint8Array): string {
  return maskCardNumbers(new TextDecoder().decode(bytes).replace(CONTROL, ""));
}
