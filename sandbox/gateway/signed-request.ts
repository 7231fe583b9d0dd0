import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { SandboxRequest } from "#sandbox/server/http.ts";
import { headerOf } from "#sandbox/server/http.ts";

const windowSeconds = 300;

/**
 * ASSUMPTION: no seed says how requests are signed. Here HMAC-SHA256, hex, in X-Signature, over method, path with
 * query, X-Timestamp (Unix seconds) and the body's SHA-256 in hex, a line each; five minutes either way.
 */
export function isSigned(request: SandboxRequest, secret: string, nowMs: number): boolean {
  const time = headerOf(request, "x-timestamp") ?? "";
  const given = headerOf(request, "x-signature") ?? "";
  if (!/^\d{9,11}$/.test(time) || !/^[0-9a-f]{64}$/.test(given)) return false;
  if (Math.abs(nowMs / 1000 - Number(time)) > windowSeconds) return false;
  const query = request.query.toString();
  const lines = [
    request.method,
    query === "" ? request.path : `${request.path}?${query}`,
    time,
    createHash("sha256").update(request.raw).digest("hex"),
  ];
  const expected = createHmac("sha256", secret).update(lines.join("\n")).digest();
  return timingSafeEqual(expected, Buffer.from(given, "hex"));
}
