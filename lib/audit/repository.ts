import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { AuditedAct } from "./audited-act.ts";

export async function insertAuditEntry(
  tx: Tx,
  scope: Scope,
  entry: AuditedAct & { readonly id: string; readonly actor: string; readonly at: Date },
): Promise<void> {
  const { detail = {}, ...rest } = entry;
  await tx.auditEntry.create({ data: { ...rest, merchantId: scope.merchantId, detail: { ...detail } } });
}
