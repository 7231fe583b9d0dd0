import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { log } from "../logger.ts";
import { beginTry } from "./begin-try.ts";
import { handOver, type Outcome } from "./hand-over.ts";
import type { LetterBuilders } from "./letter-builder.ts";
import type { Letter } from "./letter-shape.ts";
import { letterText } from "./letter-text.ts";
import { loadSender } from "./load-sender.ts";
import { noteOutcome } from "./note-outcome.ts";
import { renderHtml } from "./render-html.ts";
import type { MailRow } from "./repository.ts";
import { settleMail } from "./settle-mail.ts";
import { MAIL_KINDS, MAIL_LANGUAGES } from "./status.ts";

export const TARGET_GONE = "What this letter is about is gone or closed, so it was not sent.";

/**
 * Makes a letter and hands it to the mail server. A try is counted before it is made, and the letter's Message-ID never
 * changes: when the process dies between the server's yes and our note of it, the letter goes out again, and mail programs
 * show one. Answers whether a try was made.
 */
export async function sendMail(
  scope: Scope,
  { mailId }: { readonly mailId: string },
  builders: LetterBuilders,
): Promise<boolean> {
  const mail = await unit((tx) => beginTry(tx, scope, mailId));
  if (mail === null) return false;
  const made = await makeLetter(scope, mail, builders);
  if (made === null) {
    await unit((tx) => settleMail(tx, scope, mail, { status: "failed", problem: TARGET_GONE }));
    return false;
  }
  const outcome = made === "unmade" ? UNMADE : await hand(scope, mail, made);
  await unit((tx) =>
    noteOutcome(tx, scope, { mail, outcome, subject: made === "unmade" ? "" : made.subject }),
  );
  return true;
}

const UNMADE: Outcome = { kind: "later", problem: "The letter could not be made." };

async function makeLetter(
  scope: Scope,
  mail: MailRow,
  builders: LetterBuilders,
): Promise<Letter | "unmade" | null> {
  const kind = MAIL_KINDS.find((known) => known === mail.kind);
  if (kind === undefined) return null;
  const language = MAIL_LANGUAGES.find((known) => known === mail.language) ?? "en";
  try {
    return await builders[kind](scope, { ...mail, language });
  } catch (thrown) {
    log("mail").error({ err: thrown, mailId: mail.id }, "A letter could not be made");
    return "unmade";
  }
}

async function hand(scope: Scope, mail: MailRow, letter: Letter): Promise<Outcome> {
  const sender = await loadSender(scope);
  const { files, ...drawn } = letter;
  let html: string;
  try {
    html = await renderHtml(drawn, sender.name);
  } catch (thrown) {
    log("mail").error({ err: thrown, mailId: mail.id }, "A letter could not be drawn");
    return UNMADE;
  }
  return handOver({
    messageId: mail.messageId ?? "",
    senderName: sender.name,
    replyTo: sender.replyTo,
    toName: mail.toName,
    toEmail: mail.toEmail,
    subject: letter.subject,
    html,
    text: letterText(drawn, sender.name),
    files,
    isAutomatic: mail.createdBy === null,
  });
}
