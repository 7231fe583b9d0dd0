import { createHash } from "node:crypto";

/**
 * The token of a payment: the page's own random UUID bound to what was chosen on it. Pressing twice, reloading or going
 * back gives the same token, so the same payment; choosing another method gives another. As unguessable as the page's
 * UUID, and in the shape of a UUID v4, since it is the payment's idempotency key too.
 */
export function paymentToken(pageKey: string, methodKey: string, amount: string): string {
  const hex = createHash("sha256")
    .update(JSON.stringify([pageKey, methodKey, amount]))
    .digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}
