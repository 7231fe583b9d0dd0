import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { linkStatusOf } from "./link-dto.ts";
import { queueNativeLinks } from "./queue-native-links.ts";
import { lockLink, updateLink } from "./repository.ts";
import type { LinkStatus } from "./status.ts";

export interface StatusChange {
  readonly to: LinkStatus;
  readonly from: readonly LinkStatus[];
  readonly refusal: string;
  readonly action: "link.publish" | "link.archive" | "link.unpublish" | "link.restore";
  /** What else changes with it. */
  readonly also?: { readonly closedMessage: string };
}

/** Moves a link to another status, here and (through the queue) at providers that hold a copy. Again changes nothing. */
export async function changeLinkStatus(
  scope: Scope,
  linkId: string,
  change: StatusChange,
): Promise<{ readonly id: string }> {
  return unit(async (tx) => {
    const link = await lockLink(tx, scope, linkId);
    if (!link) throw notFound("Payment link");
    const before = linkStatusOf(link);
    if (before === change.to) return { id: link.id };
    if (link.invoiceId !== null)
      throw new AppError("conflict", "This link belongs to its invoice: it opens and closes with it.");
    if (!change.from.includes(before)) throw new AppError("conflict", change.refusal);
    const now = systemClock.now();
    await updateLink(tx, scope, link.id, { status: change.to, ...stampOf(change.to, now), ...change.also });
    await queueNativeLinks(tx, scope, link);
    const detail = { before, after: change.to };
    await writeAudit(tx, scope, {
      action: change.action,
      targetType: "payment_link",
      targetId: link.id,
      detail,
    });
    await notifyLive(tx, scope.merchantId, "payment-links");
    return { id: link.id };
  });
}

/** When it was published last, and since when it is archived. */
function stampOf(to: LinkStatus, now: Date) {
  if (to === "published") return { publishedAt: now, archivedAt: null };
  return { archivedAt: to === "archived" ? now : null };
}
