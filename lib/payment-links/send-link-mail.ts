import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { linkFacts } from "./link-dto.ts";
import { findLink } from "./repository.ts";
import type { sendLinkInput } from "./schema.ts";
import { linkState } from "./status.ts";

/** Sends an open link by e-mail. The same form is one letter, however often it is sent. Refuses by field: `toEmail`. */
export async function sendLinkMail(
  scope: Scope,
  input: z.output<typeof sendLinkInput>,
): Promise<{ readonly mailId: string }> {
  const link = await findLink(scope, input.linkId);
  if (link === null) throw notFound("Payment link");
  if (linkState(linkFacts(link), systemClock.now()) !== "open")
    throw new AppError("conflict", "Nobody can pay this link as it stands, so it can't be sent.");
  const own = link.customer;
  const email = input.toEmail || own?.email;
  if (!email) throw invalidInput({ toEmail: "Write the address that it goes to." });
  return unit(async (tx) => {
    const { id, isNew } = await queueMail(tx, scope, {
      kind: "link",
      to: { name: input.toName, email },
      language: input.language,
      message: input.message,
      targetType: "payment_link",
      targetId: link.id,
      createdBy: actorName(scope.actor),
      onceKey: `link:${link.id}:${input.idempotencyKey}`,
      evenIfBounced: input.evenIfBounced,
    });
    if (isNew)
      await writeAudit(tx, scope, {
        action: "link.send_mail",
        targetType: "payment_link",
        targetId: link.id,
        detail: { mailId: id, language: input.language, toCustomer: input.toEmail === "" },
      });
    return { mailId: id };
  });
}
