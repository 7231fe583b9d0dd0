import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { env } from "../env.ts";
import type { MailToMake } from "../mail/letter-builder.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { isResetOpen } from "./reset-repository.ts";
import { resetToken } from "./reset-token.ts";

/** The link that sets a new password. Null once it was used, replaced or is too old. */
export async function resetLetter(_scope: Scope, mail: MailToMake): Promise<Letter | null> {
  if (!(await isResetOpen(mail.targetId, systemClock.now()))) return null;
  return {
    language: "en",
    subject: "Set a new password · Paydeck",
    preview: "The link works once, for an hour.",
    heading: "Set a new password",
    paragraphs: [
      ...(mail.toName === "" ? [] : [`Hello ${mail.toName},`]),
      "Somebody, most likely you, asked for a new Paydeck password. The link works once and for an hour. A second factor is still asked for when you sign in.",
      "If you did not ask for it, there is nothing to do: your password stays as it is.",
    ],
    facts: [],
    button: {
      label: "Choose a new password",
      url: `${env().PAYDECK_URL}/sign-in/reset?token=${resetToken(mail.targetId)}`,
    },
    footer: "Nobody at your business can see this link but you. Do not pass it on.",
    files: [],
  };
}
