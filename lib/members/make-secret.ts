import { actorName, type Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { hashSetupToken, newSetupToken } from "../team/setup-token.ts";
import { invitationUrl, mailedSecret } from "./invitation-secret.ts";
import type { INVITE_WAYS } from "./schema.ts";

/** A new secret for an invitation: in a letter that is queued here, or in an address that is told once. */
export async function makeSecret(
  tx: Tx,
  scope: Scope,
  {
    id,
    email,
    by,
  }: { readonly id: string; readonly email: string; readonly by: (typeof INVITE_WAYS)[number] },
): Promise<{ readonly secretHash: string; readonly url: string | null }> {
  if (by === "link") {
    const secret = newSetupToken();
    return { secretHash: hashSetupToken(secret), url: invitationUrl(secret) };
  }
  const inviter = actorName(scope.actor);
  const mail = await queueMail(tx, scope, {
    kind: "invitation",
    to: { name: "", email },
    language: "en",
    message: `${inviter} invites you to work with them on Paydeck.`,
    targetType: "invitation",
    targetId: id,
    createdBy: inviter,
    onceKey: `invitation:${newId("mail")}`,
    // Whoever invites has just typed the address.
    evenIfBounced: true,
  });
  return { secretHash: hashSetupToken(mailedSecret(mail.id)), url: null };
}
