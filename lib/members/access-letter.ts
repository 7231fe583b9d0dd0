import type { Scope } from "../auth/scope.ts";
import type { MailToMake } from "../mail/letter-builder.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { findMerchant } from "./repository.ts";

/** Tells a member what changed about their access. What it says was true when it was written down. */
export async function accessLetter(scope: Scope, mail: MailToMake): Promise<Letter> {
  const { name } = await findMerchant(scope);
  return {
    language: "en",
    subject: `Your access to ${name} has changed`,
    preview: mail.message,
    heading: "Your access has changed",
    paragraphs: [
      ...(mail.toName === "" ? [] : [`Hello ${mail.toName},`]),
      mail.message,
      "If this surprises you, ask an owner of the business.",
    ],
    facts: [{ label: "Business", value: name }],
    button: null,
    footer: "Paydeck writes to members whenever their access changes. These letters can't be turned off.",
    files: [],
  };
}
