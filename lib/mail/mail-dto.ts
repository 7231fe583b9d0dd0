import { maskEmail } from "../customers/mask-email.ts";
import type { MailRow } from "./repository.ts";
import type { MailRowDto } from "./schema.ts";
import { MAIL_KINDS, MAIL_STATUSES } from "./status.ts";

/** A letter as members see it: mail servers like to repeat the address, so it is masked in their words too. */
export function mailDto(mail: MailRow): MailRowDto {
  const masked = maskEmail(mail.toEmail);
  return {
    id: mail.id,
    kind: MAIL_KINDS.find((known) => known === mail.kind) ?? "link",
    toName: mail.toName,
    toEmail: masked,
    status: MAIL_STATUSES.find((known) => known === mail.status) ?? "failed",
    problem: withoutAddress(mail.problem, mail.toEmail, masked),
    subject: mail.subject,
    createdBy: mail.createdBy,
    createdAt: mail.createdAt.toISOString(),
    sentAt: mail.sentAt?.toISOString() ?? null,
  };
}

function withoutAddress(text: string, address: string, masked: string): string {
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(escaped, "gi"), () => masked);
}
