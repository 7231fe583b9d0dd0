import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { MailToMake } from "../mail/letter-builder.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { findHeldRole } from "../roles/find-held-role.ts";
import { hashSetupToken } from "../team/setup-token.ts";
import { findInvitation } from "./invitation-repository.ts";
import { invitationUrl, mailedSecret } from "./invitation-secret.ts";
import { findMerchant } from "./repository.ts";

/** Brings an invitation. Null: it was accepted, revoked, has run out, or a later letter or link has taken its place. */
export async function invitationLetter(scope: Scope, mail: MailToMake): Promise<Letter | null> {
  const secret = mailedSecret(mail.id);
  const invitation = await findInvitation(scope, mail.targetId);
  if (invitation?.secretHash !== hashSetupToken(secret)) return null;
  const role = await findHeldRole(null, scope, invitation.role);
  if (role === null || invitation.expiresAt <= systemClock.now()) return null;
  const { name } = await findMerchant(scope);
  return {
    language: "en",
    subject: `Join ${name} on Paydeck`,
    preview: `You are invited as ${role.label}.`,
    heading: `Join ${name}`,
    paragraphs: [
      mail.message,
      "The button opens for 72 hours, once. Whoever has it can accept the invitation, so don't pass this letter on.",
    ],
    facts: [
      { label: "Business", value: name },
      { label: "Your role", value: role.label },
    ],
    button: { label: "Accept the invitation", url: invitationUrl(secret) },
    footer: "If you did not expect this letter, leave it: without you nothing happens.",
    files: [],
  };
}
