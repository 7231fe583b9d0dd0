import type { AuditedAct } from "../audit/audited-act.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Tx } from "../db/unit.ts";
import type { UserId } from "../ids.ts";
import { listMembershipsOf } from "./repository.ts";

/** Writes what a person did with their own sign-in to the log of every merchant that they are an active member of: it belongs to none. */
export async function notePerson(tx: Tx, userId: UserId, act: AuditedAct): Promise<void> {
  for (const { merchantId, memberId, name, role } of await listMembershipsOf(userId, tx)) {
    const actor = { type: "member", memberId, userId, name, role } as const;
    await writeAudit(tx, { merchantId, actor }, act);
  }
}
