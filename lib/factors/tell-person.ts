import { randomUUID } from "node:crypto";
import { systemScope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { assertId, type UserId } from "../ids.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { MailKind } from "../mail/status.ts";
import { findMailHome } from "./repository.ts";

/**
 * Queues a letter about a person's own sign-in, to the address that they sign in with. Without mail, or without a merchant
 * whose mail it could go out with, there is none: what it would tell stands as it is.
 */
export async function tellPerson(
  tx: Tx,
  userId: UserId,
  letter: { readonly kind: MailKind; readonly targetId: string; readonly message: string },
): Promise<void> {
  const home = isMailSetUp() ? await findMailHome(tx, userId) : null;
  if (home === null) return;
  await queueMail(tx, systemScope(assertId("merchant", home.merchantId), "live"), {
    ...letter,
    to: home.user,
    language: "en",
    targetType: "user",
    createdBy: null,
    onceKey: `sign-in:${randomUUID()}`,
    evenIfBounced: true,
  });
}
