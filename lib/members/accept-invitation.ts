import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { hashPassword } from "../auth/password.ts";
import type { HeldRole } from "../auth/permissions.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { assertId, newId, type UserId } from "../ids.ts";
import { findHeldRole } from "../roles/find-held-role.ts";
import type { LiveSession } from "../team/membership.ts";
import { hashSetupToken } from "../team/setup-token.ts";
import { findOpenBySecret, type Invitation, noteAccepted, spendInvitation } from "./invitation-repository.ts";
import { findInvitationLimit } from "./limit-repository.ts";
import { limitWords } from "./limit-words.ts";
import { findMerchant, insertUser, putMember } from "./repository.ts";
import type { acceptInput } from "./schema.ts";

/** Whoever holds the link and has no account makes one with it. Answers whose session to open, and where to go. */
export async function acceptAsNewPerson(
  { token, name, password }: z.output<typeof acceptInput>,
  clock: Clock = systemClock,
): Promise<{ readonly userId: UserId; readonly slug: string }> {
  // Hashing is dear: nothing is hashed for a link that does not open.
  if ((await findOpenBySecret(hashSetupToken(token), clock.now())) === null) throw closedInvitation();
  const passwordHash = await hashPassword(password);
  const userId = newId("user");
  const slug = await accept(token, clock, async (tx, { email }) => {
    if (!(await insertUser(tx, { id: userId, email, name, passwordHash })))
      throw new AppError("conflict", "Somebody has an account with this e-mail. Sign in, then accept.");
    return { id: userId, name };
  });
  return { userId, slug };
}

/** Whoever is signed in with the very e-mail that was invited joins with the account that they have. */
export async function acceptAsMember(
  reader: LiveSession,
  { token }: { readonly token: string },
  clock: Clock = systemClock,
): Promise<{ readonly slug: string }> {
  const { id, name, email } = reader.user;
  const slug = await accept(token, clock, async (_, invitation) => {
    if (invitation.email !== email)
      throw new AppError(
        "forbidden",
        "This invitation is for another e-mail than the one you signed in with.",
      );
    return { id, name };
  });
  return { slug };
}

/** Spends the invitation for the person that `personOf` answers; all of it or nothing. */
async function accept(
  token: string,
  clock: Clock,
  personOf: (tx: Tx, invitation: Invitation) => Promise<{ readonly id: UserId; readonly name: string }>,
): Promise<string> {
  return unit(async (tx) => {
    const invitation = await spendInvitation(tx, hashSetupToken(token), clock.now());
    if (invitation === null) throw closedInvitation();
    const team = { merchantId: assertId("merchant", invitation.merchantId) };
    const role = await findHeldRole(tx, team, invitation.role);
    if (role === null) throw closedInvitation();
    const person = await personOf(tx, invitation);
    await join(tx, invitation, person, role);
    return (await findMerchant(team)).slug;
  });
}

async function join(
  tx: Tx,
  { merchantId, id, role: roleId }: Invitation,
  person: { readonly id: UserId; readonly name: string },
  role: HeldRole,
): Promise<void> {
  const team = { merchantId: assertId("merchant", merchantId) };
  const connectionIds = await findInvitationLimit(tx, team, id);
  const member = { id: newId("member"), userId: person.id, role: roleId, connectionIds };
  const put = await putMember(tx, team, member);
  if (put === null) throw new AppError("conflict", "You belong to this business already.");
  const memberId = assertId("member", put);
  await noteAccepted(tx, team, id, memberId);
  const actor = { type: "member", memberId, userId: person.id, name: person.name, role } as const;
  await writeAudit(
    tx,
    { ...team, actor },
    {
      action: "invitation.accept",
      targetType: "member",
      targetId: memberId,
      detail: { role: role.label, connections: await limitWords(team, connectionIds) },
    },
  );
  await notifyLive(tx, team.merchantId, "team");
}

function closedInvitation(): AppError {
  return new AppError(
    "not_found",
    "This invitation was used or revoked, is older than 72 hours, or never was. Ask for a new one.",
  );
}
