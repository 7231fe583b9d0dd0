import { isCurrencyCode } from "../currencies.ts";
import { type Money, moneyOf } from "../money.ts";
import { limitOf, type PayerLimits, storedLines, totalOfLine } from "./asks/schema.ts";
import type { LinkImage } from "./image/schema.ts";
import { choiceDto, linkPrice, moneyDtoOf } from "./link-dto.ts";
import type { Asked, OfferableConnection } from "./offered-methods.ts";
import { offeredForPrices } from "./offered-methods.ts";
import type { OfferedMethod } from "./pay-page/schema.ts";
import { type Question, storedQuestions } from "./questions/schema.ts";
import type { LinkRecord } from "./repository.ts";
import type { LinkDetail, LinkLineDto } from "./schema.ts";

/** Every price of a link, the main one first; where the payer chooses, `typed` stands for the one in its currency. */
export function linkPrices(
  link: Pick<LinkRecord, "amount" | "currency" | "prices">,
  typed: Money | null = null,
): Asked[] {
  return [link, ...link.prices].map(({ currency, amount }) => ({
    currency,
    price: linkPrice({ currency, amount }) ?? (typed?.currency === currency ? typed : null),
  }));
}

/** Every way to pay a link, with each of its prices that a method can charge. */
export function offersOfLink(
  link: Pick<LinkRecord, "amount" | "currency" | "prices" | "ways">,
  connections: readonly OfferableConnection[],
  typed: Money | null = null,
): OfferedMethod[] {
  return offeredForPrices(link.ways, connections, linkPrices(link, typed));
}

/** What a payer who chooses may choose in one of the link's currencies. */
export function payerLimits(
  link: Pick<LinkRecord, "minAmount" | "maxAmount" | "currency" | "prices">,
  currency: string,
): PayerLimits {
  const asked = link.prices.find((price) => price.currency === currency) ?? link;
  return { min: limitOf(asked.minAmount, currency), max: limitOf(asked.maxAmount, currency) };
}

export function linkQuestions(link: Pick<LinkRecord, "questions">): Question[] {
  return storedQuestions.parse(link.questions);
}

/** Of what a link asks, what people may see: the same for members and for payers. */
export function asksDto(
  link: LinkRecord,
): Pick<LinkDetail, "lines" | "limits" | "choices" | "questions" | "prices"> {
  return {
    lines: linesDto(link),
    ...choiceDto(link),
    questions: linkQuestions(link),
    prices: linkPrices(link)
      .slice(1)
      .flatMap(({ price }) => (price === null ? [] : moneyDtoOf(price))),
  };
}

/** Where the link's picture is, under an address that never shows another one. */
export function imageDtoOf({ image, slug }: Pick<LinkRecord, "image" | "slug">): LinkImage | null {
  if (image === null) return null;
  const { hash, width, height } = image;
  return { src: `/api/link-images/${slug}/${hash}`, width, height };
}

function linesDto({ lines, currency }: LinkRecord): LinkLineDto[] {
  if (!isCurrencyCode(currency)) return [];
  return (storedLines.parse(lines) ?? []).map((line) => ({
    description: line.description,
    quantity: line.quantity,
    unit: moneyDtoOf(moneyOf(line.unitAmount, currency)),
    total: moneyDtoOf(totalOfLine(line, currency)),
  }));
}
