import { writeAudit } from "../audit/write-audit.ts";
import { changeProblem, refuse, type TeamActor } from "../auth/grant-rules.ts";
import type { HeldRole, Permission } from "../auth/permissions.ts";
import type { ConnectionLimit, Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { findHeldRole } from "../roles/find-held-role.ts";
import { changeTeam } from "../team/change-team.ts";
import { findMemberLimit } from "./limit-repository.ts";
import { mailAccess } from "./mail-access.ts";
import { countOtherOwners, findMember } from "./repository.ts";

export interface Target {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: HeldRole;
  readonly connectionIds: ConnectionLimit;
  readonly isDisabled: boolean;
}

/** What became of a member: for the audit log, and for their mail. */
export interface MemberChange {
  /** "member.disable". */
  readonly action: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  /** One sentence to the member; null: nothing that they have to know by mail. */
  readonly letter: string | null;
}

/**
 * Changes what a member is or may, under the rules for all such changes: one at a time, never one's own, never of
 * somebody who may do more. `work` answers null when there is nothing to change.
 */
export async function changeMember(
  scope: Scope,
  { memberId, needs = "members.write" }: { readonly memberId: string; readonly needs?: Permission },
  work: (tx: Tx, target: Target, actor: TeamActor) => Promise<MemberChange | null>,
): Promise<void> {
  await changeTeam(scope, { needs, targetType: "member", targetId: memberId }, async (tx, actor) => {
    const target = await findTarget(tx, scope, memberId);
    refuse(changeProblem(actor, target));
    const change = await work(tx, target, actor);
    if (change === null) return;
    const { action, detail, letter } = change;
    await writeAudit(tx, scope, { action, targetType: "member", targetId: memberId, detail });
    if (letter !== null) await mailAccess(tx, scope, target, letter);
    await notifyLive(tx, scope.merchantId, "team");
  });
}

async function findTarget(tx: Tx, scope: Scope, memberId: string): Promise<Target> {
  const row = await findMember(tx, scope, memberId);
  if (row === null) throw notFound("Member");
  const { id, userId, user, disabledAt } = row;
  // A role that is not there gives nothing; its member can still be given another.
  const role = (await findHeldRole(tx, scope, row.role)) ?? noRole(row.role);
  const connectionIds = await findMemberLimit(tx, scope, id);
  return { id, userId, ...user, role, connectionIds, isDisabled: disabledAt !== null };
}

export function noRole(id: string): HeldRole {
  return { id, label: "No role", permissions: [] };
}

/** Refuses what would leave the merchant without an owner who can sign in. */
export async function keepAnOwner(tx: Tx, scope: Scope, target: Target): Promise<void> {
  if (target.role.id !== "owner" || target.isDisabled) return;
  if ((await countOtherOwners(tx, scope, target.id)) === 0)
    throw new AppError("conflict", "This is the last owner. Make somebody else an owner first.");
}
