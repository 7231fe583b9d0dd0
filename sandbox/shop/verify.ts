import { createHmac, timingSafeEqual } from "node:crypto";
import type { SandboxRequest } from "#sandbox/server/http.ts";
import { headerOf } from "#sandbox/server/http.ts";

const toleranceSeconds = 300;

/** Whether one of the shop's secrets made a signature of this request, as Standard Webhooks describes it. */
export function verifyForwarded(request: SandboxRequest, secrets: readonly string[], now: Date): boolean {
  const id = headerOf(request, "webhook-id") ?? "";
  const timestamp = headerOf(request, "webhook-timestamp") ?? "";
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (id === "" || !/^\d+$/.test(timestamp) || age > toleranceSeconds) return false;
  const given = (headerOf(request, "webhook-signature") ?? "").split(" ");
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), request.raw]);
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const expected = Buffer.from(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    return given.some((one) => {
      const bytes = Buffer.from(one);
      return bytes.length === expected.length && timingSafeEqual(bytes, expected);
    });
  });
}
