import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { log } from "../logger.ts";
import { enqueueMail } from "./enqueue-mail.ts";
import type { Outcome } from "./hand-over.ts";
import { oneLine } from "./one-line.ts";
import type { MailRow } from "./repository.ts";
import { retryAt } from "./retry-schedule.ts";
import { settleMail } from "./settle-mail.ts";

interface Try {
  readonly mail: MailRow;
  readonly outcome: Outcome;
  /** Of the letter as it was made; "" when it was not. */
  readonly subject: string;
}

/** Writes down how a try ended, and queues the next one where that can help. */
export async function noteOutcome(tx: Tx, scope: Scope, { mail, outcome, subject }: Try): Promise<void> {
  const now = new Date();
  const made = subject === "" ? {} : { subject: oneLine(subject) };
  if (outcome.kind === "sent") {
    await settleMail(tx, scope, mail, { ...made, status: "sent", problem: "", sentAt: now });
    return;
  }
  const { problem } = outcome;
  const again = outcome.kind === "later" ? retryAt(mail.tries, now) : null;
  if (again === null) {
    const status = outcome.kind === "bounced" ? "bounced" : "failed";
    log("mail").warn({ mailId: mail.id, tries: mail.tries, status }, "A letter was given up");
    await settleMail(tx, scope, mail, { ...made, status, problem });
  } else if (await settleMail(tx, scope, mail, { ...made, problem })) {
    await enqueueMail(tx, scope, mail.id, again);
  }
}
