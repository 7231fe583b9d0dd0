import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { addDays } from "../calendar-day.ts";
import { type Clock, systemClock } from "../clock.ts";
import { presentCustomer } from "../customers/present-customer.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { assertId, newId } from "../ids.ts";
import { newSlug } from "../payment-links/slug.ts";
import type { duplicateInvoiceInput } from "./acts.ts";
import { claimForm } from "./claim-form.ts";
import type { MadeInvoice } from "./create-invoice.ts";
import { dayOf, daysBetween, storedDay, todayIn } from "./dates.ts";
import { findInvoice, findIssuer, type InvoiceRecord, insertInvoice } from "./repository.ts";

/** What a copy may say otherwise than its original. */
export interface CopyChanges {
  /** Days from today to the last day to pay; as many as the original had when absent. */
  readonly dueInDays?: number;
  readonly recurringId?: string;
}

/** A draft with the same contents, due as many days from today as the original was from its own day. */
export async function duplicateInvoice(
  scope: Scope,
  { invoiceId, idempotencyKey }: z.output<typeof duplicateInvoiceInput>,
  clock: Clock = systemClock,
  changes: CopyChanges = {},
): Promise<MadeInvoice> {
  const { timeZone } = await findIssuer(scope);
  return unit(async (tx) => {
    const original = await findInvoice(scope, invoiceId, tx);
    if (!original) throw notFound("Invoice");
    if (original.kind !== "invoice") throw new AppError("conflict", "A credit note can't be duplicated.");
    const now = clock.now();
    const id = newId("invoice", now);
    const form = { invoiceId };
    const claim = { key: idempotencyKey, purpose: "invoice.duplicate", form, resultId: id } as const;
    const known = await claimForm(tx, scope, claim);
    if (known !== null) return { id: known };
    const today = todayIn(timeZone, now);
    const begun = dayOf(original.issueDate ?? original.createdAt);
    const days = changes.dueInDays ?? Math.max(daysBetween(begun, dayOf(original.dueDate)), 0);
    const { recurringId = null } = changes;
    await insertInvoice(
      tx,
      scope,
      {
        ...copied(original),
        ...{ id, slug: newSlug(""), recurringId, dueDate: storedDay(addDays(today, days)) },
        customerId: await customerNow(tx, scope, original),
        ...{ createdBy: actorName(scope.actor), createdAt: now, updatedAt: now },
      },
      original.lines.map(({ merchantId: _merchant, invoiceId: _invoice, ...line }) => line),
    );
    const detail = { copyOf: original.number ?? original.id };
    await writeAudit(tx, scope, { action: "invoice.create", targetType: "invoice", targetId: id, detail });
    await notifyLive(tx, scope.merchantId, "invoices");
    return { id };
  });
}

function copied(original: InvoiceRecord) {
  const { currency, language, rounding, discount, notes, terms, allowsPartial } = original;
  const { subtotal, discountTotal, taxTotal, total } = original;
  return {
    ...{ currency, language, rounding, discount, notes, terms, allowsPartial },
    ...{ subtotal, discountTotal, taxTotal, total },
    billTo: original.billTo ?? {},
    attachments: original.attachments ?? [],
    ways: original.ways ?? [],
  };
}

/** Who it was for may have been merged into somebody since. */
async function customerNow(tx: Tx, scope: Scope, { customerId }: InvoiceRecord): Promise<string | null> {
  return customerId === null ? null : presentCustomer(tx, scope, assertId("customer", customerId));
}
