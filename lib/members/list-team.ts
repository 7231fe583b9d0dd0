import { covers, mayBeLimited } from "../auth/connection-limit.ts";
import { changeProblem, grantProblem, limitProblem, type TeamActor } from "../auth/grant-rules.ts";
import { type HeldRole, PERMISSIONS } from "../auth/permissions.ts";
import { type ConnectionLimit, may, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listNamedConnections } from "../connections/list-named-connections.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { listHeldRoles } from "../roles/list-held-roles.ts";
import { noRole } from "./change-member.ts";
import { listUnspent } from "./invitation-repository.ts";
import { listInvitationLimits, listMemberLimits } from "./limit-repository.ts";
import { listMemberRows } from "./repository.ts";
import type { InvitationRow, MemberRow, Team } from "./schema.ts";

const MOST = 500;

/** The team and who is invited to it, with what of it the reader may change and why not the rest. */
export async function listTeam(scope: Scope, clock: Clock = systemClock): Promise<Team> {
  const [roles, members, invitations, connections, memberLimits, invitationLimits] = await Promise.all([
    listHeldRoles(scope),
    listMemberRows(scope, MOST),
    listUnspent(scope, MOST),
    listNamedConnections(scope),
    listMemberLimits(scope),
    listInvitationLimits(scope),
  ]);
  const held = PERMISSIONS.filter((permission) => may(scope, permission));
  const view: View = {
    memberId: scope.actor.type === "member" ? scope.actor.memberId : null,
    held,
    connectionIds: scope.connectionIds,
    canWrite: held.includes("members.write"),
    now: clock.now(),
    roleOf: (id) => roles.find((role) => role.id === id) ?? noRole(id),
    memberLimits,
    invitationLimits,
  };
  return {
    members: members.map((row) => memberRow(row, view)),
    invitations: invitations.map((row) => invitationRow(row, view)),
    roles: roles.map((role) => roleChoice(role, view)),
    connections: connections.filter(({ id }) => covers(scope.connectionIds, [id])),
    seesAll: scope.connectionIds === null,
    canWrite: view.canWrite,
    canTransfer: held.includes("owners.write"),
    isMailSetUp: isMailSetUp(),
  };
}

interface View extends TeamActor {
  readonly canWrite: boolean;
  readonly now: Date;
  readonly roleOf: (id: string) => HeldRole;
  readonly memberLimits: ReadonlyMap<string, ConnectionLimit>;
  readonly invitationLimits: ReadonlyMap<string, ConnectionLimit>;
}

function roleChoice(role: HeldRole, { held, connectionIds }: View): Team["roles"][number] {
  const isLimitable = mayBeLimited(role.id);
  const problem = grantProblem(held, role) ?? (isLimitable ? null : limitProblem(connectionIds, null));
  return { id: role.id, label: role.label, problem, isLimitable };
}

const NEEDS_WRITE = "Changing the team needs the permission members.write.";

function memberRow(row: Awaited<ReturnType<typeof listMemberRows>>[number], view: View): MemberRow {
  const { id, user } = row;
  const role = view.roleOf(row.role);
  const connectionIds = view.memberLimits.get(id) ?? null;
  return {
    id,
    name: user.name,
    email: user.email,
    role: { id: role.id, label: role.label },
    connectionIds: connectionIds && [...connectionIds],
    isLimitable: mayBeLimited(role.id),
    isDisabled: row.disabledAt !== null,
    isYou: id === view.memberId,
    isOwner: role.id === "owner",
    hasSecondFactor: user._count.passkeys > 0 || (user.authenticatorApp?.confirmedAt ?? null) !== null,
    lastSeenAt: user.sessions[0]?.lastSeenAt.toISOString() ?? null,
    locked: view.canWrite ? changeProblem(view, { id, role, connectionIds }) : NEEDS_WRITE,
  };
}

function invitationRow(row: Awaited<ReturnType<typeof listUnspent>>[number], view: View): InvitationRow {
  const role = view.roleOf(row.role);
  const connectionIds = view.invitationLimits.get(row.id) ?? null;
  return {
    id: row.id,
    email: row.email,
    role: { id: role.id, label: role.label },
    connectionIds: connectionIds && [...connectionIds],
    invitedBy: row.inviter,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isExpired: row.expiresAt <= view.now,
    locked: view.canWrite
      ? (grantProblem(view.held, role) ?? limitProblem(view.connectionIds, connectionIds))
      : NEEDS_WRITE,
  };
}
