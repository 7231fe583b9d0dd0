import { actorName, type Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { newId } from "../ids.ts";
import type { AuditedAct } from "./audited-act.ts";
import { insertAuditEntry } from "./repository.ts";

/** Writes down who did what, in the same database transaction as the thing itself. */
export async function writeAudit(tx: Tx, scope: Scope, act: AuditedAct): Promise<void> {
  await insertAuditEntry(tx, scope, {
    id: newId("audit"),
    actor: actorName(scope.actor),
    at: new Date(),
    ...act,
  });
}
