import { createHash } from "node:crypto";

/** An audit entry as its hash sees it. */
export interface HashedEntry {
  readonly merchantId: string;
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly memberId: string | null;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  /** As PostgreSQL writes it: `detail::text`. */
  readonly detailText: string;
  readonly address: string;
  readonly requestId: string;
}

/**
 * The hash of a link of the chain: of the hash before it (empty before the first), and of every field with its length in
 * bytes before it. The same as `audit_hash` in the migration that began the chain: whoever changes one changes none of
 * what is sealed, so a new form needs a new function beside it.
 */
export function entryHash(before: Uint8Array, entry: HashedEntry): Buffer {
  const fields = [
    ...[entry.merchantId, entry.id, String(entry.at.getTime()), entry.actor, entry.memberId ?? ""],
    ...[entry.action, entry.targetType, entry.targetId, entry.detailText, entry.address, entry.requestId],
  ];
  const content = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join("");
  return createHash("sha256").update(before).update(content, "utf8").digest();
}
