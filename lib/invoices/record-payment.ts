import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { countDue } from "../dues/count-due.ts";
import { invalidInput } from "../errors.ts";
import { formatAmount } from "../format.ts";
import { newId } from "../ids.ts";
import { compareMoney, isPositive, type Money, parsePrice, toDecimal } from "../money.ts";
import { holdInvoiceLink } from "../payment-links/invoice-link.ts";
import type { recordPaymentInput } from "./acts.ts";
import { claimForm } from "./claim-form.ts";
import type { MadeInvoice } from "./create-invoice.ts";
import { storedDay, todayIn } from "./dates.ts";
import { insertPayment } from "./payment-repository.ts";
import { findIssuer, type InvoiceRecord } from "./repository.ts";
import { requireOwed } from "./require-owed.ts";
import { settleInUnit } from "./settle-in-unit.ts";

/**
 * Writes down money that came outside of Paydeck, with who says so and why. Never more than is due. The same idempotency
 * key is the same payment. Refuses by field: `amount`, `receivedOn`.
 */
export async function recordPayment(
  scope: Scope,
  input: z.output<typeof recordPaymentInput>,
  clock: Clock = systemClock,
): Promise<MadeInvoice> {
  const { timeZone } = await findIssuer(scope);
  return unit(async (tx) => {
    const now = clock.now();
    const invoice = await requireOwed(tx, scope, input.invoiceId);
    const id = newId("invoicePayment", now);
    const { idempotencyKey: key, ...form } = input;
    const known = await claimForm(tx, scope, { key, purpose: "invoice.payment", form, resultId: id });
    if (known !== null) return { id: invoice.id };
    // A payer who begins at this moment is let in before or after, never in between.
    if (invoice.linkId !== null) await holdInvoiceLink(tx, scope, invoice.linkId);
    const amount = readAmount(input.amount, invoice);
    const counted = await countDue(tx, scope, { invoiceId: invoice.id, now });
    if (counted !== null && compareMoney(amount, counted.due) > 0)
      throw invalidInput({ amount: `That is more than the ${formatAmount(counted.due)} that are due.` });
    if (input.receivedOn > todayIn(timeZone, now))
      throw invalidInput({ receivedOn: "That day has not come yet." });
    const { method, reason } = input;
    const receivedOn = storedDay(input.receivedOn);
    const createdBy = actorName(scope.actor);
    const row = { id, invoiceId: invoice.id, amount: toDecimal(amount), method, reason, receivedOn };
    await insertPayment(tx, scope, { ...row, createdBy, createdAt: now });
    await settleInUnit(tx, scope, invoice, { now, timeZone });
    const detail = { amount: toDecimal(amount), currency: invoice.currency, method, reason };
    await writeAudit(tx, scope, {
      ...{ action: "invoice.payment", targetType: "invoice", targetId: invoice.id },
      detail,
    });
    return { id: invoice.id };
  });
}

function readAmount(typed: string, invoice: InvoiceRecord): Money {
  const amount = parsePrice(typed, invoice.currency);
  if (amount.ok && isPositive(amount.value)) return amount.value;
  const message = amount.ok
    ? "The amount must be more than zero."
    : amount.error === "too_precise"
      ? "More decimals than this currency has."
      : "Write the amount as a number, like 2500.00.";
  throw invalidInput({ amount: message });
}
