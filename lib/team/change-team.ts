import { writeAudit } from "../audit/write-audit.ts";
import type { TeamActor } from "../auth/grant-rules.ts";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { lockTeam } from "./lock-team.ts";

export interface TeamAct {
  readonly needs: Permission;
  /** What it is about, for the audit log of refusals: "member", "role", "invitation". */
  readonly targetType: string;
  readonly targetId: string;
}

/**
 * One change of a merchant's team, alone in its turn and by somebody who may still make it. What the rules refuse is
 * written down with its reason: somebody tried to give, or take, more than they have.
 */
export async function changeTeam<T>(
  scope: Scope,
  { needs, ...target }: TeamAct,
  work: (tx: Tx, actor: TeamActor) => Promise<T>,
): Promise<T> {
  try {
    return await unit(async (tx) => work(tx, await lockTeam(tx, scope, needs)));
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "forbidden") {
      const detail = { why: thrown.message };
      await unit((tx) => writeAudit(tx, scope, { action: "access.denied", ...target, detail }));
    }
    throw thrown;
  }
}
