import type { Scope } from "../auth/scope.ts";
import type { MailToMake } from "./letter-builder.ts";
import type { Letter } from "./letter-shape.ts";
import { findMerchantName } from "./repository.ts";

/** Shows a member what their merchant's letters look like, and that they arrive. */
export async function testLetter(scope: Scope, mail: MailToMake): Promise<Letter> {
  const merchant = await findMerchantName(scope);
  return {
    language: "en",
    subject: `Test letter from ${merchant}`,
    preview: "Your mail is set up.",
    heading: "Mail is set up",
    paragraphs: [
      ...(mail.toName === "" ? [] : [`Hello ${mail.toName},`]),
      "This letter came the same way as those to your customers. They see the sender's name above it, and answers go to the address that you chose.",
    ],
    facts: [{ label: "Sender", value: merchant }],
    button: null,
    footer: `Sent by a member of ${merchant} from Settings, Mail.`,
    files: [],
  };
}
