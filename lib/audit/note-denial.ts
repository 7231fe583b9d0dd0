import type { Permission } from "../auth/permissions.ts";
import { actorName } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import type { AuditedBy } from "./audited-by.ts";
import { wasDenied } from "./repository.ts";
import { writeAudit } from "./write-audit.ts";

/** The same refusal again within this time says nothing new: an open screen asks by itself. */
const AGAIN_MS = 60_000;

/** Writes down that a member asked for what their role does not include, or a system for what its key does not. */
export async function noteDenial(
  by: AuditedBy,
  permission: Permission,
  clock: Clock = systemClock,
): Promise<void> {
  const { actor } = by;
  if (actor.type !== "member" && actor.type !== "api_key") return;
  const who =
    actor.type === "member" ? { memberId: actor.memberId } : { memberId: null, actor: actorName(actor) };
  const act = { action: "access.denied", targetId: permission };
  const since = new Date(clock.now().getTime() - AGAIN_MS);
  if (await wasDenied(by, { ...act, ...who }, since)) return;
  await unit((tx) => writeAudit(tx, by, { ...act, targetType: "permission" }));
}
