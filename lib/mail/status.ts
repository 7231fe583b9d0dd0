import type { Tone } from "../transactions/status.ts";

export const MAIL_STATUSES = ["queued", "sent", "failed", "bounced"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

export const MAIL_STATUS: Readonly<
  Record<MailStatus, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  queued: { label: "Waiting", tone: "info", icon: "clock" },
  sent: { label: "Sent", tone: "ok", icon: "circle-check" },
  failed: { label: "Failed", tone: "bad", icon: "circle-x" },
  bounced: { label: "Bounced", tone: "bad", icon: "ban" },
};

/** Which template makes the letter. `test` is the one that a member sends to themselves. */
export const MAIL_KINDS = [
  "link",
  "invoice",
  "reminder",
  "receipt",
  "credit_note",
  "invitation",
  "access",
  "test",
  "password_reset",
  "sign_in_change",
  "endpoint_trouble",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export const MAIL_KIND_LABEL: Readonly<Record<MailKind, string>> = {
  link: "Payment link",
  invoice: "Invoice",
  reminder: "Reminder",
  receipt: "Receipt",
  credit_note: "Credit note",
  invitation: "Invitation",
  access: "Change of access",
  test: "Test letter",
  password_reset: "Password reset",
  sign_in_change: "Change of a sign-in",
  endpoint_trouble: "Trouble with an endpoint",
};

export const MAIL_TARGETS = [
  "payment_link",
  "invoice",
  "transaction",
  "invitation",
  "member",
  "merchant",
  "user",
  "endpoint",
] as const;
export type MailTarget = (typeof MAIL_TARGETS)[number];

export const MAIL_LANGUAGES = ["en", "es", "pt"] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];
