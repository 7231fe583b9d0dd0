import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { grantProblem, refuse } from "../auth/grant-rules.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { maskEmail } from "../customers/mask-email.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { findHeldRole } from "../roles/find-held-role.ts";
import { changeTeam } from "../team/change-team.ts";
import { countUnspent, findUnspentFor, insertInvitation } from "./invitation-repository.ts";
import { INVITATION_MS } from "./invitation-secret.ts";
import { saveInvitationLimit } from "./limit-repository.ts";
import { limitWords } from "./limit-words.ts";
import { makeSecret } from "./make-secret.ts";
import { findMemberByEmail } from "./repository.ts";
import { requireLimit } from "./require-limit.ts";
import type { inviteInput, MadeInvitation } from "./schema.ts";

/** More nobody keeps an eye on. */
const MOST_OPEN = 100;

/** Asks somebody into the team, by mail or by a link to copy: once, for 72 hours, with a role that the inviter could give. */
export async function inviteMember(
  scope: Scope,
  { email, role: roleId, by, connectionIds: asked }: z.output<typeof inviteInput>,
  clock: Clock = systemClock,
): Promise<MadeInvitation> {
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + INVITATION_MS);
  const id = newId("invitation", createdAt);
  const act = { needs: "members.write", targetType: "invitation", targetId: id } as const;
  return changeTeam(scope, act, async (tx, { held, memberId, connectionIds: seen }) => {
    const role = await findHeldRole(tx, scope, roleId);
    if (role === null) throw invalidInput({ role: "Choose a role." });
    refuse(grantProblem(held, role));
    const connectionIds = await requireLimit(scope, { role, seen, asked });
    await refuseKnown(tx, scope, email);
    const { secretHash, url } = await makeSecret(tx, scope, { id, email, by });
    const invitedBy = memberId ?? "";
    await insertInvitation(tx, scope, {
      id,
      email,
      role: roleId,
      secretHash,
      invitedBy,
      createdAt,
      expiresAt,
    });
    await saveInvitationLimit(tx, scope, id, connectionIds);
    await writeAudit(tx, scope, {
      action: "invitation.create",
      targetType: "invitation",
      targetId: id,
      detail: {
        email: maskEmail(email),
        role: role.label,
        connections: await limitWords(scope, connectionIds),
        by,
      },
    });
    await notifyLive(tx, scope.merchantId, "team");
    return { invitationId: id, url, expiresAt: expiresAt.toISOString() };
  });
}

async function refuseKnown(tx: Tx, scope: Scope, email: string): Promise<void> {
  const member = await findMemberByEmail(tx, scope, email);
  if (member !== null)
    throw invalidInput({
      email:
        member.disabledAt === null ? "Is a member already." : "Is a disabled member. Enable them instead.",
    });
  if ((await findUnspentFor(tx, scope, email)) !== null)
    throw invalidInput({ email: "Is invited already. Send that invitation again, or revoke it." });
  if ((await countUnspent(tx, scope)) >= MOST_OPEN)
    throw new AppError("conflict", `${MOST_OPEN} invitations are open. Revoke some first.`);
}
