import { createHash } from "node:crypto";
import type { StoredSubject } from "./repository.ts";

/** Everything that decides where how much money goes. Changed in any of it, an approval no longer holds. */
export function contentHash({ transaction: t, recipient }: StoredSubject): string {
  const content = [
    t.kind,
    t.mode,
    t.connectionId,
    t.method,
    t.amount.toFixed(),
    t.currency,
    t.parentId,
    t.address,
    t.network,
    t.country,
    t.description,
    t.idempotencyKey,
    recipient === null ? null : Buffer.from(recipient.sealed).toString("hex"),
  ];
  return hashOf(content);
}

/** The same of a replay, from all that `heldContent` answers. */
export function replayHash(content: readonly unknown[]): string {
  return hashOf(["replay", ...content]);
}

function hashOf(content: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
