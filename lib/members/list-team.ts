import { changeProblem, grantProblem } from "../auth/grant-rules.ts";
import { type HeldRole, PERMISSIONS, type Permission } from "../auth/permissions.ts";
import { may, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { listHeldRoles } from "../roles/list-held-roles.ts";
import { noRole } from "./change-member.ts";
import { listUnspent } from "./invitation-repository.ts";
import { listMemberRows } from "./repository.ts";
import type { InvitationRow, MemberRow, Team } from "./schema.ts";

const MOST = 500;

/** The team and who is invited to it, with what of it the reader may change and why not the rest. */
export async function listTeam(scope: Scope, clock: Clock = systemClock): Promise<Team> {
  const [roles, members, invitations] = await Promise.all([
    listHeldRoles(scope),
    listMemberRows(scope, MOST),
    listUnspent(scope, MOST),
  ]);
  const held = PERMISSIONS.filter((permission) => may(scope, permission));
  const view: View = {
    memberId: scope.actor.type === "member" ? scope.actor.memberId : null,
    held,
    canWrite: held.includes("members.write"),
    now: clock.now(),
    roleOf: (id) => roles.find((role) => role.id === id) ?? noRole(id),
  };
  return {
    members: members.map((row) => memberRow(row, view)),
    invitations: invitations.map((row) => invitationRow(row, view)),
    roles: roles.map((role) => ({ id: role.id, label: role.label, problem: grantProblem(held, role) })),
    canWrite: view.canWrite,
    canTransfer: held.includes("owners.write"),
    isMailSetUp: isMailSetUp(),
  };
}

interface View {
  readonly memberId: string | null;
  readonly held: readonly Permission[];
  readonly canWrite: boolean;
  readonly now: Date;
  readonly roleOf: (id: string) => HeldRole;
}

const NEEDS_WRITE = "Changing the team needs the permission members.write.";

function memberRow(row: Awaited<ReturnType<typeof listMemberRows>>[number], view: View): MemberRow {
  const { id, user } = row;
  const role = view.roleOf(row.role);
  return {
    id,
    name: user.name,
    email: user.email,
    role: { id: role.id, label: role.label },
    isDisabled: row.disabledAt !== null,
    isYou: id === view.memberId,
    isOwner: role.id === "owner",
    hasSecondFactor: user._count.passkeys > 0 || (user.authenticatorApp?.confirmedAt ?? null) !== null,
    lastSeenAt: user.sessions[0]?.lastSeenAt.toISOString() ?? null,
    locked: view.canWrite ? changeProblem(view, { id, role }) : NEEDS_WRITE,
  };
}

function invitationRow(row: Awaited<ReturnType<typeof listUnspent>>[number], view: View): InvitationRow {
  const role = view.roleOf(row.role);
  return {
    id: row.id,
    email: row.email,
    role: { id: role.id, label: role.label },
    invitedBy: row.inviter,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isExpired: row.expiresAt <= view.now,
    locked: view.canWrite ? grantProblem(view.held, role) : NEEDS_WRITE,
  };
}
