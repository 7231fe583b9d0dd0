import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { queueMail } from "./queue-mail.ts";
import { findMemberEmail } from "./repository.ts";

/** Sends a letter to the member's own address, and to no other. */
export async function sendTestLetter(
  scope: Scope,
  { idempotencyKey }: { readonly idempotencyKey: string },
): Promise<{ readonly mailId: string }> {
  const { actor } = scope;
  const email = actor.type === "member" ? await findMemberEmail(scope, actor.memberId) : null;
  if (actor.type !== "member" || email === null)
    throw new AppError("forbidden", "A test letter goes to a member.");
  return unit(async (tx) => {
    const { id, isNew } = await queueMail(tx, scope, {
      kind: "test",
      to: { name: actor.name, email },
      language: "en",
      message: "",
      targetType: "merchant",
      targetId: scope.merchantId,
      createdBy: actor.name,
      onceKey: `test:${idempotencyKey}`,
      evenIfBounced: true,
    });
    if (isNew) await writeAudit(tx, scope, { action: "mail.test", targetType: "mail", targetId: id });
    return { mailId: id };
  });
}
