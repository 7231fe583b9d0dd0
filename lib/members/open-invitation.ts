import { type Clock, systemClock } from "../clock.ts";
import { assertId } from "../ids.ts";
import { findHeldRole } from "../roles/find-held-role.ts";
import { hashSetupToken } from "../team/setup-token.ts";
import { findOpenBySecret } from "./invitation-repository.ts";
import { findMerchant, userExists } from "./repository.ts";
import type { OpenInvitation } from "./schema.ts";

/** What an invitation asks somebody into. Null: wrong, used, revoked or too old, which are told apart nowhere. */
export async function openInvitation(
  token: string,
  clock: Clock = systemClock,
): Promise<OpenInvitation | null> {
  const invitation = await findOpenBySecret(hashSetupToken(token), clock.now());
  if (invitation === null) return null;
  const team = { merchantId: assertId("merchant", invitation.merchantId) };
  const [role, merchant, hasAccount] = await Promise.all([
    findHeldRole(null, team, invitation.role),
    findMerchant(team),
    userExists(invitation.email),
  ]);
  if (role === null) return null;
  const { email, expiresAt } = invitation;
  return { merchant: merchant.name, role: role.label, email, expiresAt: expiresAt.toISOString(), hasAccount };
}
