import type { Scope } from "../auth/scope.ts";
import { inSnapshot, type TextRow } from "../db/snapshot.ts";
import { auditCondition } from "./list-audit.ts";
import type { AuditFilters } from "./schema.ts";
import {
  AUDIT_FIELDS,
  type AuditField,
  auditBatchesInSnapshot,
  countAuditInSnapshot,
} from "./snapshot-repository.ts";

interface AuditSnapshot {
  readonly total: number;
  /** Each entry exactly once, newest first. */
  readonly batches: AsyncGenerator<readonly TextRow[], void, undefined>;
}

/** The columns of a row, in their order. */
export const AUDIT_ROW: readonly string[] = Object.keys(AUDIT_FIELDS);
export type { AuditField };

const BATCH = 1000;

/** Every entry behind the screen's filters, on all of its pages, as they were at one moment. A window is counted back from `now`. */
export async function readAuditSnapshot<T>(
  scope: Scope,
  filters: AuditFilters,
  now: Date,
  work: (rows: AuditSnapshot) => Promise<T>,
): Promise<T> {
  const condition = auditCondition(filters, now);
  return inSnapshot(async (snapshot) => {
    const total = await countAuditInSnapshot(snapshot, scope, condition);
    return work({ total, batches: auditBatchesInSnapshot(snapshot, scope, condition, BATCH) });
  });
}
