import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import type { editPublishedInput } from "./edit/schema.ts";
import { expiryAfter } from "./expiry.ts";
import { findMerchant, lockLink, updateLink } from "./repository.ts";

/**
 * Changes what a published or archived link says, and until when it is open: never what it asks for, since somebody may
 * be paying it. `expiresInDays` left out keeps the day that it has. Throws not found and conflict.
 */
export async function editPublishedLink(
  scope: Scope,
  { linkId, expiresInDays, ...words }: z.output<typeof editPublishedInput>,
  clock: Clock = systemClock,
): Promise<{ readonly id: string }> {
  const { timeZone } = await findMerchant(scope);
  return unit(async (tx) => {
    const link = await lockLink(tx, scope, linkId);
    if (!link) throw notFound("Payment link");
    if (link.invoiceId !== null)
      throw new AppError("conflict", "This link belongs to its invoice: it says what the invoice says.");
    if (link.status === "draft") throw new AppError("conflict", "A draft is changed with its whole form.");
    if (expiresInDays !== undefined && link.ways.some(({ nativeExternalId }) => nativeExternalId !== null))
      throw new AppError("conflict", "A provider holds a copy of this link with its own last day.");
    const expiresAt =
      expiresInDays === undefined
        ? link.expiresAt
        : expiresInDays === null
          ? null
          : expiryAfter(expiresInDays, clock.now(), timeZone);
    await updateLink(tx, scope, link.id, { ...words, expiresAt });
    await writeAudit(tx, scope, {
      action: "link.edit",
      targetType: "payment_link",
      targetId: link.id,
      detail: { title: words.title, expiresAt: expiresAt?.toISOString() ?? null },
    });
    await notifyLive(tx, scope.merchantId, "payment-links");
    return { id: link.id };
  });
}
