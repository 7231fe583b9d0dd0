import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { webhookUrl } from "../connections/webhook-url.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { shortenHeaders } from "../webhooks/shorten-headers.ts";
import { EVENT_STATUSES } from "../webhooks/status.ts";
import { postTest } from "./post-test.ts";
import { listTestEvents, type TestEvent } from "./repository.ts";
import type { SendTestInput, SentTest } from "./schema.ts";
import { signTest } from "./sign-test.ts";
import { TEST_HEADER, type TestFault } from "./status.ts";
import { assertMayTest } from "./test-limit.ts";

const TOO_LARGE_BYTES = 1024 * 1024 + 1;
/** Clocks of two processes on one machine differ by less. */
const CLOCK_SLACK_MS = 5000;
/** A worker files what was taken in within moments; one that is behind is not waited for. */
const FILED_WITHIN_MS = 3000;
const LOOK_AGAIN_MS = 50;

/**
 * Sends an event to the connection's own webhook address by HTTP, proven with its own secret, as its provider would.
 * In test mode only: nobody could tell such an event from a true one.
 */
export async function sendTest(
  scope: Scope,
  input: SendTestInput,
  clock: Clock = systemClock,
): Promise<readonly SentTest[]> {
  if (scope.mode !== "test") throw new AppError("conflict", "Events can be made up in test mode only.");
  const connection = await loadConnection(scope, input.connectionId);
  if (connection.mode !== "test") throw notFound("Connection");
  await assertMayTest(scope.merchantId);
  const has = (fault: TestFault): boolean => input.faults.includes(fault);
  const now = clock.now();
  const bytes = new TextEncoder().encode(input.body);
  const body = has("too_large") ? filledUp(bytes) : bytes;
  const proof = signTest(scope, connection, body, {
    now,
    old: has("old_time"),
    forged: has("wrong_signature"),
  });
  const mark = randomUUID();
  const headers = {
    "content-type": "application/json",
    "user-agent": "Paydeck-Tester",
    ...proof,
    [TEST_HEADER]: mark,
  };
  const url = webhookUrl(connection.id);
  const answers = [await postTest(url, headers, body)];
  if (has("twice")) answers.push(await postTest(url, headers, body));
  const since = new Date(now.getTime() - CLOCK_SLACK_MS);
  const takenIn = answers.filter(({ status }) => status === 200).length;
  const events = await filedEvents(scope, { connectionId: connection.id, mark, since }, takenIn);
  await unit((tx) =>
    writeAudit(tx, scope, {
      action: "webhook.test",
      targetType: "connection",
      targetId: connection.id,
      detail: {
        type: input.type,
        faults: input.faults.join(", "),
        answer: answers[0]?.status ?? null,
        event: events[0]?.id ?? null,
      },
    }),
  );
  return answers.map((answer, index) => {
    const event = events[index];
    const status = EVENT_STATUSES.find((known) => known === event?.status);
    return {
      url,
      headers: shortenHeaders(headers),
      bytes: body.byteLength,
      ...answer,
      event: event === undefined || status === undefined ? null : { id: event.id, status },
    };
  });
}

/** What the requests became: those that were taken in too, which a worker files a moment after the answer. */
async function filedEvents(
  scope: Scope,
  test: Parameters<typeof listTestEvents>[1],
  takenIn: number,
): Promise<TestEvent[]> {
  const end = performance.now() + FILED_WITHIN_MS;
  for (;;) {
    const events = await listTestEvents(scope, test);
    if (events.length >= takenIn || performance.now() > end) return events;
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Spaces after JSON are JSON. */
function filledUp(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const filled = new Uint8Array(TOO_LARGE_BYTES).fill(0x20);
  filled.set(bytes);
  return filled;
}
