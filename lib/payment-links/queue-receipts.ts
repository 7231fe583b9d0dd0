import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { Tx } from "../db/unit.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { linkLanguage } from "./link-dto.ts";
import { listPaidLately } from "./receipt-repository.ts";
import type { LinkRecord } from "./repository.ts";

const HOUR_MS = 3600_000;

/**
 * Queues a receipt for each payment of the link that has just been noticed, once for ever by its key. What was paid a
 * week ago gets none: whoever paid it knows, and a link brought in with its history must not write to all of its payers.
 */
export async function queueReceipts(
  tx: Tx,
  scope: Scope,
  link: Pick<LinkRecord, "id" | "language">,
): Promise<void> {
  if (!isMailSetUp()) return;
  const now = systemClock.now().getTime();
  const since = { noticed: new Date(now - 24 * HOUR_MS), paid: new Date(now - 7 * 24 * HOUR_MS) };
  for (const { id, customer } of await listPaidLately(tx, scope, link.id, since)) {
    if (customer?.email == null) continue;
    await queueMail(tx, scope, {
      kind: "receipt",
      to: { name: customer.name, email: customer.email },
      language: linkLanguage(link),
      message: "",
      targetType: "transaction",
      targetId: id,
      createdBy: null,
      onceKey: `receipt:${id}`,
    });
  }
}
