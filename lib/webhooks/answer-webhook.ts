import { type Clock, systemClock } from "../clock.ts";
import { readReceiver } from "../connections/find-receiver.ts";
import { isId } from "../ids.ts";
import { log } from "../logger.ts";
import type { IncomingBody } from "./incoming-body.ts";
import { keptHeaders } from "./kept-headers.ts";
import { type Reception, receiveWebhook } from "./receive.ts";
import { CUT_TO } from "./refused-bytes.ts";
import { storeRefused } from "./store-refused.ts";

/** What a door answers, the same at both. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

const RECEPTIONS: Readonly<Record<Reception, Answer>> = {
  accepted: answer(200, { received: true }),
  duplicate: answer(200, { received: true }),
  refused: answer(401, { error: "Invalid signature" }),
  unreadable: answer(400, { error: "The signature holds, and the body can't be read." }),
};
const UNREAD: Readonly<Record<"too_large" | "too_slow", Answer>> = {
  too_large: answer(413, { error: "The body is larger than 1 MiB." }),
  too_slow: answer(408, { error: "The body took too long." }),
};
const BROKEN_OFF = answer(400, { error: "The body did not arrive whole." });
const NOT_STORED = answer(503, { error: "Not stored. Send it again." });

/** For every method but POST. */
export const WRONG_METHOD: Answer = answer(405, { error: "Events are sent with POST." }, { allow: "POST" });

/**
 * One request to a connection's address, at whichever door: 200 stored or seen before, 401 bad proof or unknown address
 * (alike, so that nobody can tell which), 400 signed but unreadable, 408 too slow, 413 too large, 503 when it could not
 * be stored, so that the provider sends it again. Nothing of the request is ever repeated in an answer.
 *
 * The content type is not asked for. What proves an event is a signature over its bytes (or, with 88Pay, a sealed token
 * held against them); a signed event that some proxy labelled as text is an event all the same, and 4xx would lose it,
 * since PayIn never sends again. One without proof is refused whatever it calls itself.
 */
export async function answerWebhook(
  connectionId: string,
  headers: Readonly<Record<string, string>>,
  body: IncomingBody,
  clock: Clock = systemClock,
): Promise<Answer> {
  if (body.is === "broken_off") return BROKEN_OFF;
  try {
    if (body.is === "whole")
      return RECEPTIONS[await receiveWebhook(connectionId, { headers, body: body.bytes }, clock)];
    const receiver = isId("connection", connectionId) ? await readReceiver(connectionId) : null;
    await storeRefused({
      connectionId,
      receiver,
      refusal: body.is,
      headers: JSON.stringify(keptHeaders(headers)),
      body: body.bytes.subarray(0, CUT_TO),
      bodySize: body.size,
      receivedAt: clock.now(),
      receiveMs: 0,
    });
  } catch (thrown) {
    logFailure(connectionId, thrown);
    if (body.is === "whole") return NOT_STORED;
  }
  return UNREAD[body.is];
}

const LOG_EVERY_MS = 1000;
let failures = 0;
let loggedAt = Number.NEGATIVE_INFINITY;

/** A database that is down fails thousands of requests a second for one reason: it is said once a second, with their number. */
function logFailure(connectionId: string, thrown: unknown): void {
  failures += 1;
  if (performance.now() - loggedAt < LOG_EVERY_MS) return;
  const what = { err: thrown, connectionId: connectionId.slice(0, 60), failures };
  log("webhooks").error(what, "A webhook could not be stored");
  loggedAt = performance.now();
  failures = 0;
}

function answer(
  status: number,
  body: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, string>> = {},
): Answer {
  const json = JSON.stringify(body);
  // By name, as `Headers` sorts them; not to be transformed, or Next would compress some thirty bytes.
  const headers = {
    ...more,
    "cache-control": "no-store, no-transform",
    "content-length": String(Buffer.byteLength(json)),
    "content-type": "application/json",
  };
  return { status, headers, body: json };
}
