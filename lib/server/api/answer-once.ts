import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { claimReply } from "../../api-replies/claim-reply.ts";
import { dropReply, keepReply } from "../../api-replies/keep-reply.ts";
import type { KeyActor, Scope } from "../../auth/scope.ts";
import { ApiProblem } from "./problem.ts";

/** An answer before it has headers. */
export interface PlainAnswer {
  readonly status: number;
  readonly body: string;
}

/** How long a second request with the same key waits for the first one's answer. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 100;
const HEADER = /^[\x21-\x7e]{1,255}$/;

export function readIdempotencyKey(request: Request): string {
  const key = request.headers.get("idempotency-key") ?? "";
  if (key === "")
    throw new ApiProblem(
      "idempotency_key_missing",
      "Send a header Idempotency-Key with a value of your own, a UUID for example, and the same one when you repeat the request.",
    );
  if (HEADER.test(key)) return key;
  throw new ApiProblem("invalid_input", "The Idempotency-Key can't be used.", {
    fields: { "Idempotency-Key": "1 to 255 characters of ASCII, without spaces." },
  });
}

/**
 * Does a request that writes once for its idempotency key, and answers every repetition the same for a day, refusals too.
 * What fails on our side is kept of nobody: it may be tried again with the same key.
 */
export async function answerOnce(
  { merchantId }: Scope,
  { keyId }: KeyActor,
  asked: { readonly key: string; readonly request: unknown },
  work: () => Promise<PlainAnswer>,
): Promise<PlainAnswer & { readonly isRepeated: boolean }> {
  const at = { merchantId, keyId, key: asked.key };
  const requestHash = createHash("sha256").update(JSON.stringify(asked.request)).digest("hex");
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const claim = await claimReply(at, requestHash, new Date());
    if (claim.is === "ours") break;
    if (claim.is === "answered") return { status: claim.status, body: claim.body, isRepeated: true };
    if (claim.is === "other")
      throw new ApiProblem(
        "idempotency_key_reused",
        "This Idempotency-Key came with another request before. Use a new one for each thing you do.",
      );
    if (Date.now() > deadline)
      throw new ApiProblem("in_progress", "The first request with this Idempotency-Key is not done yet.", {
        headers: { "retry-after": "2" },
      });
    await sleep(LOOK_AGAIN_MS);
  }
  try {
    const answer = await work();
    await (answer.status < 500 ? keepReply(at, answer) : dropReply(at));
    return { ...answer, isRepeated: false };
  } catch (thrown) {
    await dropReply(at);
    throw thrown;
  }
}

/**
 * The key that the operation itself takes, the same whenever the same key of the API sends the same Idempotency-Key to the
 * same place: what was written down before a crash is found again. In the shape of a UUID v4, which operations and
 * providers want.
 */
export function operationKey({ keyId }: KeyActor, place: string, key: string): string {
  const hex = createHash("sha256")
    .update(JSON.stringify([keyId, place, key]))
    .digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
