import { actorName } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { whereActing } from "./acting.ts";
import type { AuditedAct } from "./audited-act.ts";
import type { AuditedBy } from "./audited-by.ts";
import { insertAuditEntries, insertAuditEntry, type NewEntry } from "./repository.ts";

/** Writes down who did what, and from where, in the same database transaction as the thing itself. */
export async function writeAudit(tx: Tx, by: AuditedBy, act: AuditedAct): Promise<void> {
  await insertAuditEntry(tx, by, entryOf(by, act));
}

/** As {@link writeAudit}, for many acts at once. */
export async function writeAudits(tx: Tx, by: AuditedBy, acts: readonly AuditedAct[]): Promise<void> {
  const entries = acts.map((act) => entryOf(by, act));
  await insertAuditEntries(tx, by, entries);
}

function entryOf({ actor }: AuditedBy, act: AuditedAct): NewEntry {
  return {
    id: newId("audit"),
    actor: actorName(actor),
    memberId: actor.type === "member" ? actor.memberId : null,
    ...{ at: new Date(), ...whereActing() },
    ...act,
  };
}
