import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { lockMail, type MailPatch, type MailRow, updateMail } from "./repository.ts";

/** Writes down what became of a waiting letter. False when another run has settled it meanwhile. */
export async function settleMail(tx: Tx, scope: Scope, mail: MailRow, patch: MailPatch): Promise<boolean> {
  const current = await lockMail(tx, scope, mail.id);
  if (current?.status !== "queued") return false;
  await updateMail(tx, scope, mail.id, patch);
  await notifyLive(tx, scope.merchantId, "mails");
  return true;
}
