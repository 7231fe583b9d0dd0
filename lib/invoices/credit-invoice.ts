import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { formatAmount } from "../format.ts";
import { newId } from "../ids.ts";
import { compareMoney, isPositive, subtractMoney } from "../money.ts";
import { newSlug } from "../payment-links/slug.ts";
import type { CreditInvoiceInput } from "./acts.ts";
import { claimForm } from "./claim-form.ts";
import type { MadeInvoice } from "./create-invoice.ts";
import { type CreditableLine, creditableLines, creditedLines } from "./credit-lines.ts";
import { storedDay, todayIn } from "./dates.ts";
import { amountsOf, figuresOfInvoice } from "./invoice-dto.ts";
import { findIssuer, type InvoiceRecord, insertInvoice, listCreditNotes } from "./repository.ts";
import { requireOwed } from "./require-owed.ts";
import { settleInUnit } from "./settle-in-unit.ts";
import { takeNumber } from "./take-number.ts";
import { type InvoiceFigures, invoiceTotals } from "./totals.ts";
import { sumColumns } from "./written-invoice.ts";

/**
 * Gives back an invoice, or some of its lines, by a credit note with a number of its own series: less is due from then on.
 * All credit notes together never exceed the invoice. Money that came is not sent back by it; the invoice then says that
 * too much was paid, and a person refunds. The same idempotency key is the same credit note.
 */
export async function creditInvoice(
  scope: Scope,
  input: CreditInvoiceInput,
  clock: Clock = systemClock,
): Promise<MadeInvoice> {
  const { timeZone } = await findIssuer(scope);
  return unit(async (tx) => {
    const now = clock.now();
    const invoice = await requireOwed(tx, scope, input.invoiceId);
    const id = newId("invoice", now);
    const { idempotencyKey: key, ...form } = input;
    const known = await claimForm(tx, scope, { key, purpose: "invoice.credit", form, resultId: id });
    if (known !== null) return { id: known };
    const { lines, figures } = await readLines(tx, scope, invoice, input);
    const issueDate = todayIn(timeZone, now);
    const taken = await takeNumber(tx, scope, { kind: "credit_note", issueDate, now });
    const row = { id, ...copied(invoice), ...taken, ...sumColumns(figures) };
    await insertInvoice(
      tx,
      scope,
      {
        ...row,
        ...{ notes: input.reason, issueDate: storedDay(issueDate), dueDate: storedDay(issueDate) },
        ...{ createdBy: actorName(scope.actor), createdAt: now, updatedAt: now, sentAt: now },
      },
      lines,
    );
    await settleInUnit(tx, scope, invoice, { now, timeZone });
    const detail = {
      number: taken.number,
      total: row.total,
      currency: invoice.currency,
      reason: input.reason,
    };
    const action = "invoice.credit";
    await writeAudit(tx, scope, { action, targetType: "invoice", targetId: invoice.id, detail });
    await writeAudit(tx, scope, { action, targetType: "invoice", targetId: id, detail });
    return { id };
  });
}

function copied(invoice: InvoiceRecord) {
  const { customerId, currency, language, rounding, discount } = invoice;
  return {
    kind: "credit_note",
    status: "sent",
    slug: newSlug(""),
    creditOf: invoice.id,
    billTo: invoice.billTo ?? {},
    ...{ customerId, currency, language, rounding, discount: discount.toFixed() },
  };
}

async function readLines(
  tx: Tx,
  scope: Scope,
  invoice: InvoiceRecord,
  input: CreditInvoiceInput,
): Promise<{ readonly lines: CreditableLine[]; readonly figures: InvoiceFigures }> {
  const left = creditableLines(invoice, await listCreditNotes(scope, invoice.id, tx));
  const { lines, problems } = creditedLines(input.lines, left, invoice.currency);
  if (Object.keys(problems).length > 0) throw invalidInput(problems);
  if (lines.length === 0) throw new AppError("conflict", "All of it was credited already.");
  const figures = { ...figuresOfInvoice(invoice), lines };
  const { total } = invoiceTotals(figures);
  const { total: whole, credited } = amountsOf(invoice);
  const open = subtractMoney(whole, credited);
  if (!isPositive(total)) throw invalidInput({ lines: "The credit note must be of more than zero." });
  if (compareMoney(total, open) > 0)
    throw invalidInput({
      lines: `That is ${formatAmount(total)}; ${formatAmount(open)} of the invoice can still be credited.`,
    });
  return { lines, figures };
}
