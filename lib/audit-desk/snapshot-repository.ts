import type { Scope } from "../auth/scope.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Snapshot, TextRow } from "../db/snapshot.ts";
import type { AuditCondition } from "./repository.ts";

/** What is read of an entry in bulk, in this order. The moment in milliseconds since 1970. */
export const AUDIT_FIELDS = {
  at: "(extract(epoch FROM at) * 1000)::bigint",
  actor: "actor",
  memberId: "member_id",
  action: "action",
  targetType: "target_type",
  targetId: "target_id",
  detail: "detail::text",
  address: "address",
  requestId: "request_id",
  id: "id",
} as const;
export type AuditField = keyof typeof AUDIT_FIELDS;

export async function countAuditInSnapshot(
  snapshot: Snapshot,
  scope: Scope,
  condition: AuditCondition,
): Promise<number> {
  return Number(
    await snapshot.value(Prisma.sql`SELECT count(*) FROM audit_entries WHERE ${chosen(scope, condition)}`),
  );
}

/** Newest first, as the screen shows them. */
export function auditBatchesInSnapshot(
  snapshot: Snapshot,
  scope: Scope,
  condition: AuditCondition,
  size: number,
): AsyncGenerator<readonly TextRow[], void, undefined> {
  const fields = Prisma.raw(Object.values(AUDIT_FIELDS).join(", "));
  return snapshot.batches(
    Prisma.sql`SELECT ${fields} FROM audit_entries WHERE ${chosen(scope, condition)} ORDER BY at DESC, id DESC`,
    size,
  );
}

function chosen({ merchantId }: Scope, { action, memberId, targetId, since }: AuditCondition): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`merchant_id = ${merchantId}`,
      ...(action === undefined
        ? []
        : [Prisma.sql`(action = ${action} OR starts_with(action, ${`${action}.`}))`]),
      ...(memberId === undefined ? [] : [Prisma.sql`member_id = ${memberId}`]),
      ...(targetId === undefined ? [] : [Prisma.sql`target_id = ${targetId}`]),
      ...(since === null ? [] : [Prisma.sql`at >= ${since}`]),
    ],
    " AND ",
  );
}
