import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { notFound } from "../errors.ts";
import { moneyOf } from "../money.ts";
import { qrSvg } from "../qr.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { linkLanguage, linkPrice, linkRow, linkStatusOf, linkUrl, moneyDtoOf, refOf } from "./link-dto.ts";
import { offerableConnection } from "./link-methods.ts";
import { nativeCopiesCan } from "./native-copies.ts";
import { offeredMethods } from "./offered-methods.ts";
import { type LinkPaymentRecord, listPaymentsOfLink } from "./payment-repository.ts";
import { findLastAsked, findLink, type LinkRecord } from "./repository.ts";
import { type LinkDetail, NATIVE_STATES } from "./schema.ts";

const SHOWN_PAYMENTS = 50;
const nativeState = z.enum(NATIVE_STATES);
const paymentStatus = z.enum(TRANSACTION_STATUSES);

/** One link with its QR code, ways and newest payments; throws not found. */
export async function getPaymentLink(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<LinkDetail> {
  const [link, payments, connections, askedAt] = await Promise.all([
    findLink(scope, linkId),
    listPaymentsOfLink(scope, linkId, SHOWN_PAYMENTS),
    listConnections(scope),
    findLastAsked(scope, linkId),
  ]);
  if (!link) throw notFound("Payment link");
  return {
    ...linkRow(link, connections, systemClock.now()),
    status: linkStatusOf(link),
    canUnpublish: link.status === "published" && nativeCopiesCan(link, connections, "unpublishLink"),
    canRestore: link.status === "archived" && nativeCopiesCan(link, connections, "restoreLink"),
    message: link.message,
    returnUrl: link.returnUrl,
    language: linkLanguage(link),
    createdBy: link.createdBy,
    askedAt: askedAt?.toISOString() ?? null,
    qrSvg: qrSvg(linkUrl(link.slug)),
    ways: link.ways.flatMap((way) => wayDto(link, way, connections)),
    payments: payments.flatMap((payment) => paymentDto(payment, connections)),
  };
}

function wayDto(
  link: LinkRecord,
  way: LinkRecord["ways"][number],
  connections: readonly Connection[],
): LinkDetail["ways"] {
  const connection = connections.find((one) => one.id === way.connectionId);
  const ref = refOf(connections, way.connectionId);
  if (!connection || !ref) return [];
  const asked = { currency: link.currency, price: linkPrice(link) };
  const offers = offeredMethods([way], [{ ...offerableConnection(connection), down: false }], asked);
  const usable = offers.filter(({ unavailable }) => unavailable === null);
  return [
    {
      connection: ref,
      methods: [...new Set(usable.map(({ label }) => label))],
      nativeState: nativeState.parse(way.nativeState),
      nativeUrl: way.nativeUrl,
    },
  ];
}

function paymentDto(payment: LinkPaymentRecord, connections: readonly Connection[]): LinkDetail["payments"] {
  const connection = refOf(connections, payment.connectionId);
  if (!connection) return [];
  return [
    {
      id: payment.id,
      status: paymentStatus.parse(payment.status),
      amount: moneyDtoOf(moneyOf(payment.amount.toFixed(), payment.currency)),
      methodLabel: payment.methodLabel,
      connection,
      createdAt: payment.createdAt.toISOString(),
    },
  ];
}
