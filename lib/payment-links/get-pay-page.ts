import { systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { lastDayOf } from "./expiry.ts";
import { linkFacts, linkLanguage, linkPrice, moneyDtoOf } from "./link-dto.ts";
import { payerFacingName, publicConnection } from "./link-methods.ts";
import { offeredMethods } from "./offered-methods.ts";
import { payPayment } from "./pay-payment.ts";
import { findPaidPayment, findPaymentByToken, type LinkPaymentRecord } from "./payment-repository.ts";
import { addView, findMerchant } from "./repository.ts";
import { type PublicLink, requireLinkBySlug } from "./require-link-by-slug.ts";
import type { PayPage } from "./schema.ts";
import { linkState } from "./status.ts";

export interface PayPageParams {
  readonly slug: string;
  /** The payment that this payer began. */
  readonly token?: string;
  /** A person opened the page, rather than its own refresh. */
  readonly countView?: boolean;
}

/** What the public page shows; throws not found. Without a token, a link that is paid shows its receipt. */
export async function getPayPage({ slug, token, countView = false }: PayPageParams): Promise<PayPage> {
  const found = await requireLinkBySlug(slug);
  const { scope, link } = found;
  const state = linkState(linkFacts(link), systemClock.now());
  const [connections, merchant, payment] = await Promise.all([
    listConnections(scope),
    findMerchant(scope),
    paymentOf(found, token, state === "paid"),
    countView && token === undefined ? addView(scope, link.id) : null,
  ]);
  const price = linkPrice(link);
  return {
    slug: link.slug,
    merchantName: merchant.name,
    mode: scope.mode,
    state,
    title: link.title,
    message: link.message,
    invoiceNumber: link.invoiceNumber,
    amount: price && moneyDtoOf(price),
    currency: link.currency,
    expiresAt: link.expiresAt?.toISOString() ?? null,
    lastDay: link.expiresAt && lastDayOf(link.expiresAt, merchant.timeZone),
    language: linkLanguage(link),
    returnUrl: link.returnUrl,
    methods: offeredMethods(link.ways, connections.map(publicConnection), { currency: link.currency, price }),
    payment: payment && payPayment(payment, providerName(connections, payment.connectionId)),
  };
}

async function paymentOf(
  { scope, link }: PublicLink,
  token: string | undefined,
  isPaid: boolean,
): Promise<LinkPaymentRecord | null> {
  const own = token === undefined ? null : await findPaymentByToken(scope, link.id, token);
  return own ?? (isPaid ? findPaidPayment(scope, link.id) : null);
}

function providerName(connections: readonly Connection[], id: string): string {
  const connection = connections.find((one) => one.id === id);
  return connection === undefined ? "" : payerFacingName(connection);
}
