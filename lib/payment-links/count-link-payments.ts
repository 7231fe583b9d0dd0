import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { noteStep } from "../transactions/note-step.ts";
import { linkFacts } from "./link-dto.ts";
import { countPaidPayments, listPaidInOrder } from "./payment-repository.ts";
import { queueNativeLinks } from "./queue-native-links.ts";
import { queueReceipts } from "./queue-receipts.ts";
import { type LinkRecord, lockLink, updateLink } from "./repository.ts";
import { linkState } from "./status.ts";

/**
 * Recounts how often a link has been paid: counting, not adding, so that running it twice does no harm. When the last
 * place is taken, copies of the link at providers are closed too. Payers who left an e-mail address get a receipt. A payment
 * for which there was no place any more says so.
 */
export async function countLinkPayments(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<number> {
  return unit(async (tx) => {
    const link = await lockLink(tx, scope, linkId);
    if (!link) return 0;
    const paidCount = await countPaidPayments(tx, scope, link.id);
    if (paidCount === link.paidCount) return paidCount;
    await updateLink(tx, scope, link.id, { paidCount });
    if (paidCount > link.paidCount) await queueReceipts(tx, scope, link);
    const now = systemClock.now();
    if (paidCount > link.paidCount) await noteOversold(tx, scope, link, now);
    const wasOpen = linkState(linkFacts(link), now) === "open";
    const isOpen = linkState({ ...linkFacts(link), paidCount }, now) === "open";
    if (wasOpen !== isOpen) await queueNativeLinks(tx, scope, link);
    await notifyLive(tx, scope.merchantId, "payment-links");
    return paidCount;
  });
}

/** Of a link that is paid once, the later payment is held as one that came twice; of others, here. */
async function noteOversold(tx: Tx, scope: Scope, link: LinkRecord, at: Date): Promise<void> {
  const { maxPayments } = link;
  if (maxPayments === null || maxPayments === 1) return;
  const paid = await listPaidInOrder(tx, scope, link.id);
  for (const { id } of paid.slice(Math.max(maxPayments, link.paidCount)))
    await noteStep(tx, scope, {
      transactionId: assertId("transaction", id),
      source: "system",
      summary: "Paid when every place was taken",
      detail: `“${link.title}” has ${maxPayments} places, and all were paid before. The money is here: send it back, or make room.`,
      reason: "No place left",
      at,
    });
}
