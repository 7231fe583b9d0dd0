import { systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listPaused } from "../connections/list-paused.ts";
import { listConnections } from "../connections/load-connection.ts";
import { followFallbacks } from "../transactions/follow-fallbacks.ts";
import { allowedReturnUrl } from "./check-return-url.ts";
import { lastDayOf } from "./expiry.ts";
import { asksDto, imageDtoOf, offersOfLink } from "./link-asks.ts";
import { linkFacts, linkLanguage, linkPrice, moneyDtoOf } from "./link-dto.ts";
import { payerFacingName, publicConnection } from "./link-methods.ts";
import type { OfferedMethod, PayPage } from "./pay-page/schema.ts";
import { payPayment } from "./pay-payment.ts";
import {
  findOwnPayment,
  findPaidPayment,
  findPaymentByToken,
  type LinkPaymentRecord,
} from "./payment-repository.ts";
import { firstFree, isHeld, placeOf, readPlaces } from "./places.ts";
import { addView, findMerchant } from "./repository.ts";
import { type PublicLink, requireLinkBySlug } from "./require-link-by-slug.ts";
import { linkState } from "./status.ts";

export interface PayPageParams {
  readonly slug: string;
  /** The payment that this payer began. */
  readonly token?: string;
  /** Every payment that this payer's browser began here, where the link keeps places. */
  readonly own?: readonly string[];
  /** The payer wants another way than the one begun. */
  readonly wantsOther?: boolean;
  /** A person opened the page, rather than its own refresh. */
  readonly countView?: boolean;
}

/** What the public page shows; throws not found. Without a token, a link that is paid shows its receipt. */
export async function getPayPage(params: PayPageParams): Promise<PayPage> {
  const { slug, token, own = [], countView = false } = params;
  const found = await requireLinkBySlug(slug);
  const { scope, link } = found;
  const now = systemClock.now();
  const state = linkState(linkFacts(link), now);
  const [connections, merchant, payment, places] = await Promise.all([
    listConnections(scope),
    findMerchant(scope),
    paymentOf(found, params, state === "paid"),
    readPlaces(scope, link, now),
    countView && token === undefined ? addView(scope, link.id) : null,
  ]);
  const price = linkPrice(link);
  const isFull = places !== null && isHeld(places, payment ? [...own, payment.idempotencyKey] : own);
  const held =
    state === "open" && isFull && places ? { until: firstFree(places)?.toISOString() ?? null } : null;
  const paused = await listPaused(scope, connections, now);
  const offerable = connections.map((one) => ({ ...publicConnection(one), isPaused: paused.has(one.id) }));
  return {
    slug: link.slug,
    merchantName: merchant.name,
    mode: scope.mode,
    state,
    title: link.title,
    description: link.description,
    message: link.message,
    closedMessage: link.closedMessage,
    invoiceNumber: link.invoiceNumber,
    amount: price && moneyDtoOf(price),
    currency: link.currency,
    ...asksDto(link),
    image: imageDtoOf(link),
    held,
    expiresAt: link.expiresAt?.toISOString() ?? null,
    lastDay: link.expiresAt && lastDayOf(link.expiresAt, merchant.timeZone),
    language: linkLanguage(link),
    returnUrl: allowedReturnUrl(link.returnUrl, merchant.returnHosts),
    methods: pausedLast(offersOfLink(link, offerable)),
    payment:
      payment &&
      payPayment(payment, {
        providerName: providerName(connections, payment.connectionId),
        place: placeOf(link, payment, { isOpen: state === "open" && !isFull, now }),
      }),
  };
}

/** What may not work right now is offered after what does. */
function pausedLast(methods: readonly OfferedMethod[]): OfferedMethod[] {
  return methods.toSorted((a, b) => Number(a.isPaused) - Number(b.isPaused));
}

async function paymentOf(
  { scope, link }: PublicLink,
  { token, own = [], wantsOther = false }: PayPageParams,
  isPaid: boolean,
): Promise<LinkPaymentRecord | null> {
  const begun = token === undefined ? null : await findPaymentByToken(scope, link.id, token);
  if (begun !== null) return followFallbacks(scope, begun);
  const earlier = wantsOther || link.holdMinutes === null ? null : await findOwnPayment(scope, link.id, own);
  return earlier ?? (isPaid ? findPaidPayment(scope, link.id) : null);
}

function providerName(connections: readonly Connection[], id: string): string {
  const connection = connections.find((one) => one.id === id);
  return connection === undefined ? "" : payerFacingName(connection);
}
