import type { Scope } from "../auth/scope.ts";
import { env } from "../env.ts";
import type { MailToMake } from "../mail/letter-builder.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { SIGN_IN_CHANGES, type SignInChange } from "./status.ts";

const WORDS: Readonly<Record<SignInChange, { readonly subject: string; readonly text: string }>> = {
  password_changed: {
    subject: "Your password was changed",
    text: "Your Paydeck password was changed. All your other sessions have ended.",
  },
  password_reset: {
    subject: "Your password was reset",
    text: "A new Paydeck password was set with a link from your mail. All your sessions have ended.",
  },
  authenticator_added: {
    subject: "An authenticator app was added",
    text: "From now on signing in also asks for a code from your authenticator app. All your other sessions have ended.",
  },
  authenticator_removed: {
    subject: "Your authenticator app was removed",
    text: "Signing in no longer asks for a code from an authenticator app. All your other sessions have ended.",
  },
  passkey_added: {
    subject: "A passkey was added",
    text: "A new passkey can sign in as you. All your other sessions have ended.",
  },
  passkey_removed: {
    subject: "A passkey was removed",
    text: "One of your passkeys no longer signs in. All your other sessions have ended.",
  },
  recovery_codes_renewed: {
    subject: "Your recovery codes were renewed",
    text: "Ten new recovery codes were made. The earlier ones no longer work.",
  },
  recovery_code_used: {
    subject: "A recovery code was used",
    text: "One of your recovery codes was used in place of your second factor.",
  },
  sessions_ended: {
    subject: "Your other sessions were ended",
    text: "All your Paydeck sessions but one were ended.",
  },
  company_sign_in_linked: {
    subject: "Your company sign-in was linked",
    text: "Your company's sign-in can now sign in as you.",
  },
};

/** Tells a person that something about how they sign in has changed. */
export async function changeLetter(_scope: Scope, mail: MailToMake): Promise<Letter | null> {
  const change = SIGN_IN_CHANGES.find((known) => known === mail.message);
  if (change === undefined) return null;
  const { subject, text } = WORDS[change];
  return {
    language: "en",
    subject: `${subject} · Paydeck`,
    preview: "If this was not you, act now.",
    heading: subject,
    paragraphs: [
      ...(mail.toName === "" ? [] : [`Hello ${mail.toName},`]),
      text,
      "If this was you, there is nothing to do. If it was not, reset your password now, end all sessions and tell an owner.",
    ],
    facts: [{ label: "When", value: whenOf(mail.createdAt) }],
    button: { label: "Reset your password", url: `${env().PAYDECK_URL}/sign-in/forgot` },
    footer: "Paydeck sends this whenever something about your sign-in changes.",
    files: [],
  };
}

function whenOf(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
