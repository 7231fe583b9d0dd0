import { AppError } from "../errors.ts";
import { covers } from "./connection-limit.ts";
import type { HeldRole, Permission } from "./permissions.ts";
import type { ConnectionLimit } from "./scope.ts";

/** What of `wanted` somebody does not hold. */
export function lacking(held: readonly Permission[], wanted: readonly Permission[]): Permission[] {
  return wanted.filter((permission) => !held.includes(permission));
}

/** Why somebody who holds `held` can't give, invite to or change a role; null: they can. Nobody gives what they do not hold. */
export function grantProblem(held: readonly Permission[], role: HeldRole): string | null {
  const missing = lacking(held, role.permissions);
  return missing.length === 0 ? null : `${role.label} includes what you do not have: ${named(missing)}.`;
}

export interface TeamActor {
  /** Null: Paydeck itself. */
  readonly memberId: string | null;
  readonly held: readonly Permission[];
  readonly connectionIds: ConnectionLimit;
}

/** Why somebody can't change what a member is or may; null: they can. */
export function changeProblem(
  actor: TeamActor,
  target: { readonly id: string; readonly role: HeldRole; readonly connectionIds: ConnectionLimit },
): string | null {
  if (target.id === actor.memberId) return "Nobody changes their own role or access. Ask somebody else.";
  const missing = lacking(actor.held, target.role.permissions);
  if (missing.length > 0) return `This member may do more than you: ${named(missing)}.`;
  return covers(actor.connectionIds, target.connectionIds)
    ? null
    : "This member sees connections that you do not see.";
}

/** Why somebody can't let another see these connections; null: they can. Nobody shows what they do not see. */
export function limitProblem(held: ConnectionLimit, wanted: readonly string[] | null): string | null {
  if (covers(held, wanted)) return null;
  return wanted === null
    ? "You see some connections only: choose among them."
    : "These include connections that you do not see.";
}

/** Throws `forbidden`, with the problem, when there is one. */
export function refuse(problem: string | null): void {
  if (problem !== null) throw new AppError("forbidden", problem);
}

const MOST_NAMED = 3;

function named(permissions: readonly Permission[]): string {
  const more = permissions.length - MOST_NAMED;
  return permissions.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
