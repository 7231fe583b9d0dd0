import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { env } from "../env.ts";
import { enqueueMail } from "./enqueue-mail.ts";
import { isMailSetUp, MAIL_NOT_SET_UP } from "./mail-setup.ts";
import { placeInLine } from "./place-in-line.ts";
import { lockMail, type MailRow, updateMail } from "./repository.ts";
import { MOST_TRIES } from "./retry-schedule.ts";
import { settleMail } from "./settle-mail.ts";

/** Counts a try before it is made. Null: there is nothing to send, or not now. */
export async function beginTry(tx: Tx, scope: Scope, mailId: string): Promise<MailRow | null> {
  const mail = await lockMail(tx, scope, mailId);
  if (mail?.status !== "queued") return null;
  if (!isMailSetUp()) return end(tx, scope, mail, MAIL_NOT_SET_UP);
  // Only a process that died in its last try leaves so many without an end.
  if (mail.tries >= MOST_TRIES) return end(tx, scope, mail, mail.problem || "It could not be sent.");
  const turn = await placeInLine(tx, scope, mail, new Date());
  if (turn !== null) {
    await enqueueMail(tx, scope, mail.id, turn);
    return null;
  }
  const messageId = mail.messageId ?? `<${mail.id}@${domainOf(env().PAYDECK_MAIL_FROM ?? "")}>`;
  await updateMail(tx, scope, mail.id, { tries: mail.tries + 1, messageId });
  return { ...mail, tries: mail.tries + 1, messageId };
}

async function end(tx: Tx, scope: Scope, mail: MailRow, problem: string): Promise<null> {
  await settleMail(tx, scope, mail, { status: "failed", problem });
  return null;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
