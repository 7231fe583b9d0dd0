import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { shownName } from "../customers/shown-name.ts";
import { AppError, notFound } from "../errors.ts";
import { storedLines } from "./asks/schema.ts";
import type { LinkFormDto } from "./edit/schema.ts";
import { daysUntilExpiry } from "./expiry.ts";
import { imageDtoOf, linkQuestions } from "./link-asks.ts";
import { linkLanguage } from "./link-dto.ts";
import { findLink, findMerchant, type LinkRecord } from "./repository.ts";

/** A draft's form, to be changed and sent again. Throws not found, and conflict for what is no draft. */
export async function getLinkForm(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<LinkFormDto> {
  const link = await findLink(scope, linkId);
  if (!link) throw notFound("Payment link");
  if (link.status !== "draft") throw new AppError("conflict", "Only a draft can be changed as a whole.");
  const { timeZone } = await findMerchant(scope);
  return { id: link.id, form: formOf(link, systemClock.now(), timeZone), image: imageDtoOf(link) };
}

/** A link as it would be typed, with the days that it lasts from `from`, where the merchant is. */
export function formOf(link: LinkRecord, from: Date, timeZone: string): LinkFormDto["form"] {
  return {
    payerChooses: link.amount === null,
    amount: link.amount?.toFixed() ?? "",
    currency: link.currency,
    ...boundsOf(link),
    lines: storedLines.parse(link.lines) ?? [],
    prices: link.prices.map(({ currency, amount, ...bounds }) => {
      return { currency, amount: amount?.toFixed() ?? "", ...boundsOf(bounds) };
    }),
    title: link.title,
    description: link.description,
    questions: linkQuestions(link).map(({ id: _, ...question }) => question),
    invoiceNumber: link.invoiceNumber ?? "",
    numberIsProposed: false,
    customerName: link.customer ? shownName(link.customer) : "",
    customerEmail: "",
    ways: link.ways.map(({ connectionId, methods }) => ({ connectionId, methods })),
    expiresInDays: link.expiresAt && daysAsked(daysUntilExpiry(link.expiresAt, from, timeZone)),
    maxPayments: link.maxPayments,
    holdMinutes: link.holdMinutes,
    message: link.message,
    closedMessage: link.closedMessage,
    imageFrom: link.image ? link.id : null,
    returnUrl: link.returnUrl ?? "",
    language: linkLanguage(link),
  };
}

function boundsOf(link: Pick<LinkRecord, "minAmount" | "maxAmount" | "suggested">) {
  const { minAmount, maxAmount, suggested } = link;
  return {
    minAmount: minAmount?.toFixed() ?? "",
    maxAmount: maxAmount?.toFixed() ?? "",
    suggested: suggested?.toFixed() ?? "",
  };
}

/** As many days as a form takes: a day that has passed is asked for again, as tomorrow. */
function daysAsked(days: number): number {
  return Math.min(Math.max(days, 1), 365);
}
