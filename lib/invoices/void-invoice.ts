import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { countDue } from "../dues/count-due.ts";
import { AppError, notFound } from "../errors.ts";
import { formatAmount } from "../format.ts";
import { isPositive } from "../money.ts";
import { closeInvoiceLink, holdInvoiceLink } from "../payment-links/invoice-link.ts";
import type { voidInvoiceInput } from "./acts.ts";
import type { MadeInvoice } from "./create-invoice.ts";
import { languageOfInvoice } from "./invoice-dto.ts";
import { INVOICE_WORDS } from "./invoice-words.ts";
import { findIssuer, type InvoiceRecord, lockInvoice, updateInvoice } from "./repository.ts";
import { settleInUnit } from "./settle-in-unit.ts";

/**
 * Calls an invoice off: it keeps its number, and its link tells payers that nothing is to be paid. A draft has no number to
 * keep and just ends. Refused (conflict) once money came for it or is on its way. A credit note that is void takes nothing
 * off any more. Again changes nothing.
 */
export async function voidInvoice(
  scope: Scope,
  { invoiceId, reason }: z.output<typeof voidInvoiceInput>,
  clock: Clock = systemClock,
): Promise<MadeInvoice> {
  const { timeZone } = await findIssuer(scope);
  return unit(async (tx) => {
    const now = clock.now();
    // The invoice first, then what is against it: in the order in which a credit note is made.
    const seen = await lockInvoice(tx, scope, invoiceId);
    if (!seen) throw notFound("Invoice");
    if (seen.status === "void") return { id: seen.id };
    if (seen.kind === "invoice") await closeLink(tx, scope, seen, now);
    await updateInvoice(tx, scope, seen.id, { status: "void", voidReason: reason, voidedAt: now });
    const original = seen.creditOf === null ? null : await lockInvoice(tx, scope, seen.creditOf);
    if (original) await settleInUnit(tx, scope, original, { now, timeZone });
    const detail = { number: seen.number, reason };
    await writeAudit(tx, scope, { action: "invoice.void", targetType: "invoice", targetId: seen.id, detail });
    await notifyLive(tx, scope.merchantId, "invoices");
    return { id: seen.id };
  });
}

async function closeLink(tx: Tx, scope: Scope, invoice: InvoiceRecord, now: Date): Promise<void> {
  const { linkId } = invoice;
  if (linkId !== null) await holdInvoiceLink(tx, scope, linkId);
  const due = await countDue(tx, scope, { invoiceId: invoice.id, now });
  if (due === null) return;
  if (isPositive(due.paid))
    throw new AppError(
      "conflict",
      `${formatAmount(due.paid)} came for it already. Send a credit note instead, and refund what came.`,
    );
  if (isPositive(due.credited))
    throw new AppError("conflict", "A credit note stands against it. Void that first.");
  if (isPositive(due.underway))
    throw new AppError("conflict", "Somebody is paying it at this moment. Try again when that has ended.");
  if (linkId === null || invoice.number === null) return;
  const message = INVOICE_WORDS[languageOfInvoice(invoice)].voided(invoice.number);
  await closeInvoiceLink(tx, scope, { linkId, message, now });
}
