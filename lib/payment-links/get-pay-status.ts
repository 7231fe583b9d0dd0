import { systemClock } from "../clock.ts";
import { notFound } from "../errors.ts";
import { followFallbacks } from "../transactions/follow-fallbacks.ts";
import { linkFacts } from "./link-dto.ts";
import { payVersion } from "./pay-payment.ts";
import { findPaymentByToken } from "./payment-repository.ts";
import { isHeld, placeOf, readPlaces } from "./places.ts";
import { requireLinkBySlug } from "./require-link-by-slug.ts";
import { linkState } from "./status.ts";

/** Whether the payer's page is still right; throws not found. */
export async function getPayStatus(
  slug: string,
  token: string,
  own: readonly string[] = [],
): Promise<{ readonly version: string }> {
  const { scope, link } = await requireLinkBySlug(slug);
  const now = systemClock.now();
  const [payment, places] = await Promise.all([
    findPaymentByToken(scope, link.id, token),
    readPlaces(scope, link, now),
  ]);
  if (!payment) throw notFound("Payment");
  const present = await followFallbacks(scope, payment);
  const isFull = places !== null && isHeld(places, [...own, present.idempotencyKey]);
  const isOpen = linkState(linkFacts(link), now) === "open" && !isFull;
  return { version: payVersion(present, placeOf(link, present, { isOpen, now })) };
}
