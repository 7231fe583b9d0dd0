import { createHash } from "node:crypto";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { findOrCreateCustomer } from "../customers/find-or-create-customer.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { expiryAfter } from "./expiry.ts";
import { formProblems } from "./form-problems.ts";
import { holdInvoiceNumber, holdProposedNumber } from "./hold-invoice-number.ts";
import { replaceImage } from "./image-repository.ts";
import {
  contentColumns,
  newPrices,
  newWays,
  pictureOf,
  readPrices,
  withEveryField,
} from "./link-contents.ts";
import { linkUrl } from "./link-dto.ts";
import type { Asked } from "./offered-methods.ts";
import { queueNativeLinks } from "./queue-native-links.ts";
import { NUMBER_TAKEN, refuseTakenNumber } from "./refuse-taken-number.ts";
import { claimKey, findMerchant, insertLink, lockLink, type NewLink, replacePrices } from "./repository.ts";
import type { CreateLinkInput, FullLinkInput } from "./schema.ts";
import { newSlug } from "./slug.ts";

export interface MadeLink {
  readonly id: string;
  readonly url: string;
  /** Another than the form's where that was a proposal and taken meanwhile. */
  readonly invoiceNumber: string | null;
}

/** What may be said of a link beside its form. */
export interface LinkOrigin {
  /** Who asked for it, where Paydeck makes it for them later. */
  readonly createdBy?: string;
  /** The file that it came in. */
  readonly uploadId?: string;
  /** Done in the unit that writes the link down: both hold, or neither. */
  readonly alongside?: (tx: Tx, linkId: string) => Promise<void>;
}

/**
 * Writes down a link, published or as a draft. The same idempotency key with the same form is the same link; with
 * another form it is refused (conflict). Refuses by field: `currency`, `invoiceNumber`, `ways.N`,
 * `prices.N`, `image`, `returnUrl`.
 */
export async function createPaymentLink(
  scope: Scope,
  given: CreateLinkInput,
  clock: Clock = systemClock,
  origin: LinkOrigin = {},
): Promise<MadeLink> {
  const input = withEveryField(given);
  const [connections, merchant] = await Promise.all([listConnections(scope), findMerchant(scope)]);
  const prices = readPrices(input);
  const problems = formProblems(input, { connections, returnHosts: merchant.returnHosts });
  const now = clock.now();
  const link = newLink(scope, input, { asked: prices[0], now, timeZone: merchant.timeZone, origin });
  return unit(async (tx) => {
    const known = await claim(tx, scope, given, link.id);
    if (known !== null) return known;
    const invoiceNumber = await heldNumber(tx, scope, input, now);
    if (invoiceNumber === undefined) problems.invoiceNumber = NUMBER_TAKEN;
    if (invoiceNumber === undefined || Object.keys(problems).length > 0) throw invalidInput(problems);
    const customer = await findOrCreateCustomer(tx, scope, {
      name: input.customerName,
      email: input.customerEmail,
    });
    const ways = newWays(link.id, input, connections);
    const numbered = { ...link, invoiceNumber };
    await insertLink(tx, scope, { ...numbered, customerId: customer?.id ?? null }, ways);
    await replacePrices(tx, scope, link.id, newPrices(input));
    await replaceImage(tx, scope, link.id, await pictureOf(tx, scope, input));
    if (input.publish) await queueNativeLinks(tx, scope, { id: link.id, ways });
    await writeAudit(tx, scope, auditOf(numbered, input, origin));
    await origin.alongside?.(tx, link.id);
    await notifyLive(tx, scope.merchantId, "payment-links");
    return { id: link.id, url: linkUrl(link.slug), invoiceNumber };
  }).catch(refuseTakenNumber);
}

/** The link's number, held until the unit ends; undefined: it is taken, and somebody chose it, so no other stands for it. */
async function heldNumber(
  tx: Tx,
  scope: Scope,
  { invoiceNumber, numberIsProposed }: FullLinkInput,
  now: Date,
): Promise<string | null | undefined> {
  if (invoiceNumber === "") return null;
  if (numberIsProposed) return holdProposedNumber(tx, scope, invoiceNumber, now);
  return (await holdInvoiceNumber(tx, scope, invoiceNumber)) ? invoiceNumber : undefined;
}

function newLink(
  scope: Scope,
  input: FullLinkInput,
  more: { readonly asked: Asked; readonly now: Date; readonly timeZone: string; readonly origin: LinkOrigin },
) {
  const { now, asked, timeZone, origin } = more;
  return {
    ...contentColumns(input, asked),
    id: newId("paymentLink", now),
    slug: newSlug(input.title),
    mode: scope.mode,
    status: input.publish ? "published" : "draft",
    expiresAt: input.expiresInDays === null ? null : expiryAfter(input.expiresInDays, now, timeZone),
    createdBy: origin.createdBy ?? actorName(scope.actor),
    createdAt: now,
    updatedAt: now,
    publishedAt: input.publish ? now : null,
  } satisfies NewLink;
}

async function claim(tx: Tx, scope: Scope, input: CreateLinkInput, linkId: string): Promise<MadeLink | null> {
  const purpose = "payment-link.create";
  const requestHash = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  const earlier = await claimKey(tx, scope, {
    key: input.idempotencyKey,
    purpose,
    requestHash,
    resultId: linkId,
  });
  if (earlier === null) return null;
  const made = await lockLink(tx, scope, earlier.resultId);
  if (earlier.purpose !== purpose || earlier.requestHash !== requestHash || !made) {
    throw new AppError(
      "conflict",
      "This form already made a link with other contents. Open a new form for another link.",
    );
  }
  return { id: made.id, url: linkUrl(made.slug), invoiceNumber: made.invoiceNumber };
}

function auditOf(
  link: { id: string; status: string; amount: string | null; currency: string; invoiceNumber: string | null },
  input: CreateLinkInput,
  { uploadId }: LinkOrigin,
) {
  const { status, amount, currency, invoiceNumber } = link;
  const file = uploadId === undefined ? {} : { upload: uploadId };
  const detail = { status, amount, currency, invoiceNumber, ways: input.ways.length, ...file };
  return { action: "link.create", targetType: "payment_link", targetId: link.id, detail };
}
