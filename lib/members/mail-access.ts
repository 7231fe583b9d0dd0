import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { queueMail } from "../mail/queue-mail.ts";

/** Writes to a member that their access has changed, where mail is set up: the change itself never waits for a letter. */
export async function mailAccess(
  tx: Tx,
  scope: Scope,
  member: { readonly id: string; readonly name: string; readonly email: string },
  sentence: string,
): Promise<void> {
  if (!isMailSetUp()) return;
  await queueMail(tx, scope, {
    kind: "access",
    to: { name: member.name, email: member.email },
    language: "en",
    message: sentence,
    targetType: "member",
    targetId: member.id,
    createdBy: null,
    onceKey: `access:${newId("mail")}`,
  });
}
