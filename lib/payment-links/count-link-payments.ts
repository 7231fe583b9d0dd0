import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { linkFacts } from "./link-dto.ts";
import { countPaidPayments } from "./payment-repository.ts";
import { queueNativeLinks } from "./queue-native-links.ts";
import { lockLink, updateLink } from "./repository.ts";
import { linkState } from "./status.ts";

/**
 * Recounts how often a link has been paid: counting, not adding, so that running it twice does no harm. When the last
 * place is taken, copies of the link at providers are closed too.
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
    const now = systemClock.now();
    const wasOpen = linkState(linkFacts(link), now) === "open";
    const isOpen = linkState({ ...linkFacts(link), paidCount }, now) === "open";
    if (wasOpen !== isOpen) await queueNativeLinks(tx, scope, link);
    await notifyLive(tx, scope.merchantId, "payment-links");
    return paidCount;
  });
}
