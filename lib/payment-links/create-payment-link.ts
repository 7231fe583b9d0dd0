import { createHash, randomUUID } from "node:crypto";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { type CurrencyCode, isCurrencyCode } from "../currencies.ts";
import { findOrCreateCustomer } from "../customers/find-or-create-customer.ts";
import { isTaken } from "../db/is-taken.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { type Money, parsePrice, toDecimal } from "../money.ts";
import { checkWays } from "./check-ways.ts";
import { expiryAfter } from "./expiry.ts";
import { linkUrl } from "./link-dto.ts";
import { offerableConnection } from "./link-methods.ts";
import { queueNativeLinks } from "./queue-native-links.ts";
import {
  claimKey,
  findMerchant,
  insertLink,
  isInvoiceNumberUsed,
  lockLink,
  type NewLink,
  type NewWay,
} from "./repository.ts";
import type { CreateLinkInput } from "./schema.ts";
import { newSlug } from "./slug.ts";

export interface MadeLink {
  readonly id: string;
  readonly url: string;
}

/**
 * Writes down a link, published or as a draft. The same idempotency key with the same form is the same link; with
 * another form it is refused (conflict). Refuses by field: `currency`, `invoiceNumber`, `ways.N`.
 */
export async function createPaymentLink(
  scope: Scope,
  input: CreateLinkInput,
  clock: Clock = systemClock,
): Promise<MadeLink> {
  const [connections, merchant] = await Promise.all([listConnections(scope), findMerchant(scope)]);
  const asked = readPrice(input);
  const problems = checkWays(input.ways, connections.map(offerableConnection), asked);
  const now = clock.now();
  const link = newLink(scope, input, { ...asked, now, timeZone: merchant.timeZone });
  return unit(async (tx) => {
    const known = await claim(tx, scope, input, link.id);
    if (known !== null) return known;
    if (link.invoiceNumber && (await isInvoiceNumberUsed(tx, scope, link.invoiceNumber))) {
      problems.invoiceNumber = "Another link already has this invoice number.";
    }
    if (Object.keys(problems).length > 0) throw invalidInput(problems);
    const customer = await findOrCreateCustomer(tx, scope, {
      name: input.customerName,
      email: input.customerEmail,
    });
    const ways = newWays(link.id, input, connections);
    await insertLink(tx, scope, { ...link, customerId: customer?.id ?? null }, ways);
    if (input.publish) await queueNativeLinks(tx, scope, { id: link.id, ways });
    await writeAudit(tx, scope, auditOf(link, input));
    await notifyLive(tx, scope.merchantId, "payment-links");
    return { id: link.id, url: linkUrl(link.slug) };
  }).catch(refuseTakenNumber);
}

/** The amount as it is charged: separators of thousands are for people. */
function readPrice(input: CreateLinkInput): { currency: CurrencyCode; price: Money | null } {
  const { currency } = input;
  if (!isCurrencyCode(currency)) throw invalidInput({ currency: "Choose one of the listed currencies." });
  if (input.payerChooses) return { currency, price: null };
  const price = parsePrice(input.amount, currency);
  if (!price.ok) throw invalidInput({ amount: "Write the amount as a number, like 2500.00." });
  return { currency, price: price.value };
}

function newLink(
  scope: Scope,
  input: CreateLinkInput,
  more: { readonly price: Money | null; readonly now: Date; readonly timeZone: string },
) {
  const { now, price, timeZone } = more;
  return {
    id: newId("paymentLink", now),
    slug: newSlug(input.title),
    mode: scope.mode,
    status: input.publish ? "published" : "draft",
    title: input.title,
    amount: price === null ? null : toDecimal(price),
    currency: input.currency,
    invoiceNumber: input.invoiceNumber || null,
    maxPayments: input.maxPayments,
    language: input.language,
    message: input.message,
    returnUrl: input.returnUrl || null,
    expiresAt: input.expiresInDays === null ? null : expiryAfter(input.expiresInDays, now, timeZone),
    createdBy: actorName(scope.actor),
    createdAt: now,
    updatedAt: now,
    publishedAt: input.publish ? now : null,
  } satisfies NewLink;
}

function newWays(linkId: string, input: CreateLinkInput, connections: readonly Connection[]) {
  return input.ways.map(({ connectionId, methods }, position) => {
    const connection = connections.find((one) => one.id === connectionId);
    const isNative = connection?.provider.operations.createLink !== undefined;
    return {
      linkId,
      connectionId,
      position,
      methods: [...new Set(methods)],
      nativeKey: isNative ? randomUUID() : null,
    };
  }) satisfies NewWay[];
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
  return { id: made.id, url: linkUrl(made.slug) };
}

function auditOf(
  link: { id: string; status: string; amount: string | null; currency: string; invoiceNumber: string | null },
  input: CreateLinkInput,
) {
  const { status, amount, currency, invoiceNumber } = link;
  const detail = { status, amount, currency, invoiceNumber, ways: input.ways.length };
  return { action: "link.create", targetType: "payment_link", targetId: link.id, detail };
}

/** Two forms with one number at the same moment: the unique key lets one of them in. */
function refuseTakenNumber(thrown: unknown): never {
  throw isTaken(thrown)
    ? invalidInput({ invoiceNumber: "Another link already has this invoice number." })
    : thrown;
}
