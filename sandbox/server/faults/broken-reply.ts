import { createHash } from "node:crypto";
import type { Reply } from "#sandbox/server/http.ts";
import type { BrokenAnswer } from "#sandbox/server/switches/faults.ts";

const bodyBeyondAnyCap = 2 * 1024 * 1024;
const proxyPage =
  "<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><p>upstream-7.internal</p></body></html>";

/** The answer as it arrives after an accident on its way. */
export function brokenReply(reply: Reply, answer: BrokenAnswer, slowBodyMs: number): Reply {
  switch (answer) {
    case "reset":
      return { ...reply, accident: { type: "reset" } };
    case "hang_up":
      return { ...reply, accident: { type: "hang_up" } };
    case "slow":
      return { ...reply, accident: { type: "slow", overMs: slowBodyMs } };
    case "garbage":
      return { ...reply, body: createHash("sha512").update("garbage").digest() };
    case "html":
      return { ...reply, headers: { "content-type": "text/html" }, body: proxyPage };
    case "cut":
      return { ...reply, body: firstHalf(reply.body) };
    case "empty":
      return { ...reply, body: "" };
    case "too_large":
      return { ...reply, body: JSON.stringify({ filler: "x".repeat(bodyBeyondAnyCap) }) };
  }
}

/** Cut inside the last value at the latest: what is left is never whole JSON. */
function firstHalf(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, Math.max(1, Math.floor(bytes.length / 2)));
}
