import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import type { ConnectionRef } from "../connections/schema.ts";
import { shownName } from "../customers/shown-name.ts";
import { publicUrl } from "../env.ts";
import { type Money, moneyOf, toDecimal } from "../money.ts";
import type { MoneyDto } from "../transactions/schema.ts";
import { limitOf } from "./asks/schema.ts";
import type { LinkNumbers } from "./numbers-repository.ts";
import type { LinkRecord } from "./repository.ts";
import { LANGUAGES, type Language, type LinkRow } from "./schema.ts";
import { LINK_STATUSES, type LinkFacts, type LinkStatus, linkState } from "./status.ts";

/** The public address of a link. */
export function linkUrl(slug: string): string {
  return `${publicUrl()}/pay/${slug}`;
}

/** What a link asks for; null: the payer chooses. */
export function linkPrice(link: Pick<LinkRecord, "amount" | "currency">): Money | null {
  return link.amount === null ? null : moneyOf(link.amount.toFixed(), link.currency);
}

export function moneyDtoOf(money: Money): MoneyDto {
  return { amount: toDecimal(money), currency: money.currency };
}

/** What a payer who chooses may choose, in the link's own currency and in others; nothing where amounts are fixed. */
export function choiceDto(link: LinkRecord): Pick<LinkRow, "limits" | "choices"> {
  if (link.amount !== null) return { limits: null, choices: [] };
  const limitsOf = ({ currency, ...bounds }: LinkRecord | LinkRecord["prices"][number]) => {
    const dto = (bound: LinkRecord["minAmount"]) => {
      const limit = limitOf(bound, currency);
      return limit && moneyDtoOf(limit);
    };
    return { min: dto(bounds.minAmount), max: dto(bounds.maxAmount), suggested: dto(bounds.suggested) };
  };
  const choices = link.prices.map((price) => ({ currency: price.currency, ...limitsOf(price) }));
  return { limits: limitsOf(link), choices };
}

export function linkStatusOf(link: Pick<LinkRecord, "status">): LinkStatus {
  const status = LINK_STATUSES.find((known) => known === link.status);
  if (status === undefined) throw new TypeError("unknown link status");
  return status;
}

export function linkFacts(link: LinkRecord): LinkFacts {
  const { expiresAt, maxPayments, paidCount } = link;
  // What an invoice's link asks for follows what is due; nothing else asks for nothing.
  const nothingDue = link.invoiceId !== null && (link.amount?.isZero() ?? false);
  return { status: linkStatusOf(link), expiresAt, maxPayments, paidCount, nothingDue };
}

export function linkLanguage(link: Pick<LinkRecord, "language">): Language {
  return LANGUAGES.find((known) => known === link.language) ?? "en";
}

export function linkRow(
  link: LinkRecord,
  connections: readonly Connection[],
  now: Date,
  numbers: LinkNumbers | undefined,
): LinkRow {
  const price = linkPrice(link);
  return {
    id: link.id,
    title: link.title,
    amount: price && moneyDtoOf(price),
    currency: link.currency,
    prices: link.prices.flatMap(({ amount, currency }) =>
      amount === null ? [] : moneyDtoOf(moneyOf(amount.toFixed(), currency)),
    ),
    ...choiceDto(link),
    invoiceNumber: link.invoiceNumber,
    customer: link.customer && (shownName(link.customer) || null),
    state: linkState(linkFacts(link), now),
    paidCount: link.paidCount,
    maxPayments: link.maxPayments,
    viewCount: link.viewCount,
    startedCount: numbers?.started ?? 0,
    medianSeconds: numbers?.medianSeconds ?? null,
    refundedCount: numbers?.refunded ?? 0,
    url: linkUrl(link.slug),
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    closedMessage: link.closedMessage,
    connections: link.ways.flatMap((way) => refOf(connections, way.connectionId) ?? []),
  };
}

export function refOf(connections: readonly Connection[], id: string): ConnectionRef | null {
  const found = connections.find((connection) => connection.id === id);
  return found ? connectionRef(found) : null;
}
