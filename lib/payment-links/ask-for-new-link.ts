import { writeAudit } from "../audit/write-audit.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { LINK_ASKED } from "./repository.ts";
import { requireLinkBySlug } from "./require-link-by-slug.ts";

/** Somebody who found a link closed wants to pay: written down where the merchant looks at the link. */
export async function askForNewLink(slug: string): Promise<void> {
  const { scope, link } = await requireLinkBySlug(slug);
  await unit(async (tx) => {
    await writeAudit(tx, scope, { action: LINK_ASKED, targetType: "payment_link", targetId: link.id });
    await notifyLive(tx, scope.merchantId, "payment-links");
  });
}
