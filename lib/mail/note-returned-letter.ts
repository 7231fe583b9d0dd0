import { systemScope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import { readReturnedLetter } from "./read-returned-letter.ts";
import { findMailByMessageId, lockMail, updateMail } from "./repository.ts";

/**
 * Notes that a letter which was taken has come back, so that its address counts as refusing from now on. Answers in
 * words for the mail server's log, without anybody's address; what is no such letter changes nothing.
 */
export async function noteReturnedLetter(raw: Uint8Array): Promise<string> {
  const returned = await readReturnedLetter(raw);
  if (returned === null) return "Nothing noted: this says of no letter that it could not be delivered.";
  const found = await findMailByMessageId(returned.messageId);
  const mode = MODES.find((known) => known === found?.mode);
  if (!found || !mode) return "Nothing noted: the letter that came back is none of ours.";
  const scope = systemScope(assertId("merchant", found.merchantId), mode);
  return unit(async (tx) => {
    const mail = await lockMail(tx, scope, found.id);
    if (mail?.status !== "sent") return `Nothing noted: ${found.id} does not stand as sent.`;
    await updateMail(tx, scope, mail.id, {
      status: "bounced",
      problem: `It came back later. The mail server said: ${returned.said}`,
    });
    await notifyLive(tx, scope.merchantId, "mails");
    return `Noted: ${mail.id} bounced.`;
  });
}
