import { z } from "zod";
import { MAIL_KINDS, MAIL_LANGUAGES, MAIL_STATUSES } from "./status.ts";

/** Ends of lines and other controls, which no name has and a header must not. */
const CONTROLS = /\p{Cc}/u;

const name = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .refine((text) => !CONTROLS.test(text), "A name is one line of ordinary characters.");
const address = z.email("That is not an e-mail address.").max(200, "At most 200 characters.");

/** What a person fills in to send a letter; whatever is sent adds what it is. */
export const sendFields = {
  toName: name(120).default(""),
  /** Empty: the customer's own address. */
  toEmail: z.union([z.literal(""), address]).default(""),
  language: z.enum(MAIL_LANGUAGES).default("en"),
  message: z.string().trim().max(2000, "At most 2000 characters.").default(""),
  /** Try an address again that refused an earlier letter. */
  evenIfBounced: z.boolean().default(false),
  /** Made by the form when it opens, so that a double click sends one letter. */
  idempotencyKey: z.uuid(),
};
export const sendInput = z.object(sendFields);
export type SendInput = z.input<typeof sendInput>;

export const resendInput = z.object({ mailId: z.string().max(40), idempotencyKey: z.uuid() });

export const mailSettingsInput = z.object({
  senderName: name(80).default(""),
  replyTo: z.union([z.literal(""), address]).default(""),
});

export const testLetterInput = z.object({ idempotencyKey: z.uuid() });

export const mailRowDto = z.object({
  id: z.string(),
  kind: z.enum(MAIL_KINDS),
  toName: z.string(),
  /** Masked, as everywhere. */
  toEmail: z.string(),
  status: z.enum(MAIL_STATUSES),
  /** What the mail server said, or why nothing was sent. */
  problem: z.string(),
  subject: z.string(),
  /** Null: the schedule. */
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});
export type MailRowDto = z.infer<typeof mailRowDto>;

/** The letters about one thing, and what is needed to send another. */
export const mailsDto = z.object({
  isSetUp: z.boolean(),
  /** Where letters can be read that go nowhere: the demo's inbox. */
  catcherUrl: z.string().nullable(),
  /** Who a letter goes to unless another address is given; the address is masked. */
  recipient: z.object({ name: z.string(), email: z.string() }).nullable(),
  rows: z.array(mailRowDto),
});
export type Mails = z.infer<typeof mailsDto>;

export const mailSettingsDto = z.object({
  senderName: z.string(),
  replyTo: z.string(),
  /** Stands as the sender's name where none is set. */
  merchantName: z.string(),
  /** The server, without what signs in there; null: mail is not set up. */
  server: z.object({ address: z.string(), from: z.string(), isEncrypted: z.boolean() }).nullable(),
  catcherUrl: z.string().nullable(),
  /** The newest letters that members sent to themselves. */
  tests: z.array(mailRowDto),
});
export type MailSettingsDto = z.infer<typeof mailSettingsDto>;
