import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { findOrCreateCustomer } from "../customers/find-or-create-customer.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import type { updateDraftInput } from "./edit/schema.ts";
import { expiryAfter } from "./expiry.ts";
import { formProblems } from "./form-problems.ts";
import { holdInvoiceNumber } from "./hold-invoice-number.ts";
import { replaceImage } from "./image-repository.ts";
import { contentColumns, newPrices, newWays, pictureOf, readPrices } from "./link-contents.ts";
import { NUMBER_TAKEN, refuseTakenNumber } from "./refuse-taken-number.ts";
import { findMerchant, lockLink, replacePrices, replaceWays, updateLink } from "./repository.ts";
import type { CreateLinkInput } from "./schema.ts";

/**
 * Writes a draft anew from its form. What has been published has another operation, for the few things that may still
 * change. Refuses by the fields of {@link createPaymentLink}; throws not found and conflict.
 */
export async function updatePaymentLink(
  scope: Scope,
  { linkId, keepsCustomer, form }: z.output<typeof updateDraftInput>,
  clock: Clock = systemClock,
): Promise<{ readonly id: string }> {
  const [connections, merchant] = await Promise.all([listConnections(scope), findMerchant(scope)]);
  const prices = readPrices(form);
  const problems = formProblems(form, { connections, returnHosts: merchant.returnHosts });
  const now = clock.now();
  const expiresAt =
    form.expiresInDays === null ? null : expiryAfter(form.expiresInDays, now, merchant.timeZone);
  return unit(async (tx) => {
    const link = await lockLink(tx, scope, linkId);
    if (!link) throw notFound("Payment link");
    if (link.status !== "draft") throw new AppError("conflict", "Only a draft can be changed as a whole.");
    if (link.ways.some(({ nativeExternalId }) => nativeExternalId !== null))
      throw new AppError(
        "conflict",
        "A provider holds a copy of this link that can't be changed. Archive it and make a new one.",
      );
    const columns = contentColumns(form, prices[0]);
    const { invoiceNumber } = columns;
    const isNewNumber = invoiceNumber !== null && invoiceNumber !== link.invoiceNumber;
    if (isNewNumber && !(await holdInvoiceNumber(tx, scope, invoiceNumber)))
      problems.invoiceNumber = NUMBER_TAKEN;
    if (Object.keys(problems).length > 0) throw invalidInput(problems);
    const customerId = keepsCustomer ? link.customerId : await customerOf(tx, scope, form);
    await updateLink(tx, scope, link.id, { ...columns, expiresAt, customerId });
    await replaceWays(tx, scope, link.id, newWays(link.id, form, connections));
    await replacePrices(tx, scope, link.id, newPrices(form));
    await replaceImage(tx, scope, link.id, await pictureOf(tx, scope, form));
    await writeAudit(tx, scope, {
      action: "link.edit",
      targetType: "payment_link",
      targetId: link.id,
      detail: { amount: columns.amount, currency: columns.currency, ways: form.ways.length },
    });
    await notifyLive(tx, scope.merchantId, "payment-links");
    return { id: link.id };
  }).catch(refuseTakenNumber);
}

async function customerOf(
  tx: Tx,
  scope: Scope,
  { customerName: name, customerEmail: email }: Pick<CreateLinkInput, "customerName" | "customerEmail">,
): Promise<string | null> {
  const customer = await findOrCreateCustomer(tx, scope, { name, email });
  return customer?.id ?? null;
}
