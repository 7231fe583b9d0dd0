import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { queueMail } from "./queue-mail.ts";
import { findMail } from "./repository.ts";
import { MAIL_KINDS, MAIL_LANGUAGES, MAIL_TARGETS } from "./status.ts";

/** Sends a letter again as a new one, made from how things stand now; a person's word that a bounced address is to be tried. */
export async function resendMail(
  scope: Scope,
  { mailId, idempotencyKey }: { readonly mailId: string; readonly idempotencyKey: string },
): Promise<{ readonly mailId: string }> {
  const mail = await findMail(scope, mailId);
  const kind = MAIL_KINDS.find((known) => known === mail?.kind);
  const targetType = MAIL_TARGETS.find((known) => known === mail?.targetType);
  if (mail === null || kind === undefined || targetType === undefined) throw notFound("Letter");
  if (mail.status === "queued")
    throw new AppError("conflict", "This letter is still waiting to go out. It is sent by itself.");
  return unit(async (tx) => {
    const { id, isNew } = await queueMail(tx, scope, {
      kind,
      to: { name: mail.toName, email: mail.toEmail },
      language: MAIL_LANGUAGES.find((known) => known === mail.language) ?? "en",
      message: mail.message,
      targetType,
      targetId: mail.targetId,
      createdBy: actorName(scope.actor),
      onceKey: `resend:${mail.id}:${idempotencyKey}`,
      evenIfBounced: true,
    });
    if (isNew)
      await writeAudit(tx, scope, {
        action: "mail.resend",
        targetType: "mail",
        targetId: id,
        detail: { kind, about: mail.targetId },
      });
    return { mailId: id };
  });
}
