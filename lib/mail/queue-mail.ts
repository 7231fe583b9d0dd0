import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { assertId, type Id, newId } from "../ids.ts";
import { enqueueMail } from "./enqueue-mail.ts";
import { isMailSetUp, MAIL_NOT_SET_UP } from "./mail-setup.ts";
import { findMailByOnceKey, insertMail, lastOutcome, type NewMail } from "./repository.ts";
import type { MailKind, MailLanguage, MailTarget } from "./status.ts";

/** A letter that is to go out. What it says is made when it does, from `kind` and target: see lib/worker/letters.ts. */
export interface QueuedMail {
  readonly kind: MailKind;
  readonly to: { readonly name: string; readonly email: string };
  readonly language: MailLanguage;
  /** A person's own words above the template's; "" for none. */
  readonly message: string;
  readonly targetType: MailTarget;
  readonly targetId: string;
  /** The name of whoever asked for it; null: the schedule. */
  readonly createdBy: string | null;
  /** The same key is the same letter, however often it is asked for. */
  readonly onceKey: string;
  /** A person has said to try an address again that refused a letter. */
  readonly evenIfBounced?: boolean;
}

/**
 * Writes a letter down and queues it, in the caller's unit: it goes out exactly when the rest is stored. Refuses
 * (conflict) where mail is not set up, and, by fields `toEmail` and `evenIfBounced`, what is no address or one that
 * bounced; nobody reads what the schedule is refused, so its letter to such an address is kept as failed, with the reason. Ask {@link isMailSetUp} before
 * anything that must succeed without mail.
 */
export async function queueMail(
  tx: Tx,
  scope: Scope,
  mail: QueuedMail,
): Promise<{ readonly id: Id<"mail">; readonly isNew: boolean }> {
  if (!isMailSetUp()) throw new AppError("conflict", MAIL_NOT_SET_UP);
  const { to, evenIfBounced = false, ...rest } = mail;
  const createdAt = new Date();
  const id = newId("mail", createdAt);
  const toEmail = to.email.trim().toLowerCase();
  const refusal = await refusalOf(tx, scope, toEmail, evenIfBounced);
  const row = {
    ...rest,
    id,
    toName: to.name.trim(),
    toEmail,
    status: refusal === null ? "queued" : "failed",
    problem: refusal === null ? "" : `${refusal.toEmail} Nothing was sent.`,
    createdAt,
  } satisfies NewMail;
  if (!(await insertMail(tx, scope, row))) return { id: await known(tx, scope, mail.onceKey), isNew: false };
  if (refusal !== null && mail.createdBy !== null) throw invalidInput(refusal);
  if (refusal === null) await enqueueMail(tx, scope, id);
  await notifyLive(tx, scope.merchantId, "mails");
  return { id, isNew: true };
}

/** By field, what keeps an address from being written to; null: nothing. */
async function refusalOf(
  tx: Tx,
  scope: Scope,
  toEmail: string,
  evenIfBounced: boolean,
): Promise<{ readonly toEmail: string; readonly evenIfBounced?: string } | null> {
  if (!z.email().safeParse(toEmail).success) return { toEmail: "That is not an e-mail address." };
  if (evenIfBounced || (await lastOutcome(tx, scope, toEmail)) !== "bounced") return null;
  return { toEmail: "This address refused an earlier letter.", evenIfBounced: "Say so to try it again." };
}

async function known(tx: Tx, scope: Scope, onceKey: string): Promise<Id<"mail">> {
  const earlier = await findMailByOnceKey(tx, scope, onceKey);
  if (earlier === null) throw new Error("A letter with this once-key is there and cannot be read");
  return assertId("mail", earlier.id);
}
