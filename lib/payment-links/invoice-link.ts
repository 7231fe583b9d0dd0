import { actorName, type Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { askable } from "../dues/count-due.ts";
import { newId } from "../ids.ts";
import { type Money, toDecimal } from "../money.ts";
import { insertLink, lockLink, updateLink } from "./repository.ts";
import type { CreateLinkInput, Language } from "./schema.ts";
import { newSlug } from "./slug.ts";

export interface InvoiceLinkWanted {
  readonly invoiceId: string;
  readonly number: string;
  readonly title: string;
  readonly due: Money;
  readonly allowsPartial: boolean;
  readonly ways: CreateLinkInput["ways"];
  readonly customerId: string | null;
  readonly language: Language;
  readonly now: Date;
}

/**
 * The link that an invoice is paid through, open at once. It takes payments until nothing is due; what it asks for follows
 * the invoice ({@link askForDue}), so it has no copies at providers, which would not follow.
 */
export async function insertInvoiceLink(
  tx: Tx,
  scope: Scope,
  wanted: InvoiceLinkWanted,
): Promise<{ readonly id: string; readonly slug: string }> {
  const { now, number, ways, title, ...rest } = wanted;
  const id = newId("paymentLink", now);
  const slug = newSlug(number);
  await insertLink(
    tx,
    scope,
    {
      id,
      slug,
      mode: scope.mode,
      status: "published",
      title,
      invoiceNumber: number,
      invoiceId: rest.invoiceId,
      customerId: rest.customerId,
      currency: rest.due.currency,
      ...askedFor(rest.due, rest.allowsPartial),
      maxPayments: null,
      language: rest.language,
      createdBy: actorName(scope.actor),
      createdAt: now,
      updatedAt: now,
      publishedAt: now,
    },
    ways.map(({ connectionId, methods }, position) => {
      return { linkId: id, connectionId, position, methods: [...new Set(methods)], nativeKey: null };
    }),
  );
  await notifyLive(tx, scope.merchantId, "payment-links");
  return { id, slug };
}

/** Locks the link of an invoice, so that no payer is let in until the unit ends. */
export async function holdInvoiceLink(tx: Tx, scope: Scope, linkId: string): Promise<void> {
  await lockLink(tx, scope, linkId);
}

export interface DueNow {
  readonly linkId: string;
  readonly due: Money;
  readonly allowsPartial: boolean;
  /** What whoever opens it reads, where nothing is due though nothing was paid: all was credited. Null: it is open or paid. */
  readonly closedMessage: string | null;
  readonly now: Date;
}

/** Lets a link ask for what is due now: for nothing, when nothing is. */
export async function askForDue(tx: Tx, scope: Scope, asked: DueNow): Promise<void> {
  const { linkId, due, allowsPartial, closedMessage, now } = asked;
  const link = await lockLink(tx, scope, linkId);
  if (!link) return;
  const state =
    closedMessage === null
      ? { status: "published", archivedAt: null, closedMessage: "" }
      : { status: "archived", archivedAt: link.archivedAt ?? now, closedMessage };
  await updateLink(tx, scope, linkId, { ...askedFor(due, allowsPartial), ...state });
  await notifyLive(tx, scope.merchantId, "payment-links");
}

/** Closes the link of an invoice that is void, with what whoever opens it reads. */
export async function closeInvoiceLink(
  tx: Tx,
  scope: Scope,
  { linkId, message, now }: { readonly linkId: string; readonly message: string; readonly now: Date },
): Promise<void> {
  await updateLink(tx, scope, linkId, { status: "archived", archivedAt: now, closedMessage: message });
  await notifyLive(tx, scope.merchantId, "payment-links");
}

function askedFor(due: Money, allowsPartial: boolean) {
  const asked = toDecimal(askable(due));
  const isPayersChoice = allowsPartial && due.units > 0n;
  return isPayersChoice
    ? { amount: null, maxAmount: asked, suggested: asked }
    : { amount: asked, maxAmount: null, suggested: null };
}
