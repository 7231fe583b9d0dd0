import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { notFound } from "../errors.ts";
import { moneyOf } from "../money.ts";
import { qrSvg } from "../qr.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { answersOfPayments } from "./answers-of-payments.ts";
import { asksDto, imageDtoOf, offersOfLink } from "./link-asks.ts";
import { linkLanguage, linkRow, linkStatusOf, linkUrl, moneyDtoOf, refOf } from "./link-dto.ts";
import { offerableConnection } from "./link-methods.ts";
import { nativeCopiesCan } from "./native-copies.ts";
import { countOfLinks } from "./numbers-repository.ts";
import { type LinkPaymentRecord, listPaymentsOfLink } from "./payment-repository.ts";
import { readPlaces } from "./places.ts";
import type { Answer } from "./questions/schema.ts";
import { findLastAsked, findLink, findMerchant, type LinkRecord } from "./repository.ts";
import { type LinkDetail, NATIVE_STATES } from "./schema.ts";

const SHOWN_PAYMENTS = 50;
const nativeState = z.enum(NATIVE_STATES);
const paymentStatus = z.enum(TRANSACTION_STATUSES);

/** One link with its QR code, ways and newest payments; throws not found. */
export async function getPaymentLink(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<LinkDetail> {
  const link = await findLink(scope, linkId);
  if (!link) throw notFound("Payment link");
  const now = systemClock.now();
  const [payments, connections, askedAt, places, numbers, merchant] = await Promise.all([
    listPaymentsOfLink(scope, linkId, SHOWN_PAYMENTS),
    listConnections(scope),
    findLastAsked(scope, linkId),
    readPlaces(scope, link, now),
    countOfLinks(scope, [linkId]),
    findMerchant(scope),
  ]);
  const answers = await answersOfPayments(scope, payments);
  return {
    ...linkRow(link, connections, now, numbers.get(link.id)),
    status: linkStatusOf(link),
    canUnpublish:
      link.status === "published" &&
      link.invoiceId === null &&
      nativeCopiesCan(link, connections, "unpublishLink"),
    canRestore:
      link.status === "archived" &&
      link.invoiceId === null &&
      nativeCopiesCan(link, connections, "restoreLink"),
    invoiceId: link.invoiceId,
    ...asksDto(link),
    description: link.description,
    message: link.message,
    image: imageDtoOf(link),
    holdMinutes: link.holdMinutes,
    heldCount: places?.holders.length ?? 0,
    returnUrl: link.returnUrl,
    language: linkLanguage(link),
    createdBy: link.createdBy,
    merchantName: merchant.name,
    askedAt: askedAt?.toISOString() ?? null,
    qrSvg: qrSvg(linkUrl(link.slug)),
    ways: link.ways.flatMap((way) => wayDto(link, way, connections)),
    payments: payments.flatMap((payment) => paymentDto(payment, connections, answers.get(payment.id) ?? [])),
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
  const offers = offersOfLink({ ...link, ways: [way] }, [
    { ...offerableConnection(connection), down: false },
  ]);
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

function paymentDto(
  payment: LinkPaymentRecord,
  connections: readonly Connection[],
  answers: Answer[],
): LinkDetail["payments"] {
  const connection = refOf(connections, payment.connectionId);
  if (!connection) return [];
  return [
    {
      id: payment.id,
      status: paymentStatus.parse(payment.status),
      amount: moneyDtoOf(moneyOf(payment.amount.toFixed(), payment.currency)),
      methodLabel: payment.methodLabel,
      connection,
      answers,
      createdAt: payment.createdAt.toISOString(),
    },
  ];
}
