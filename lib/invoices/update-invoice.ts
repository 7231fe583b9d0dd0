import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import type { MadeInvoice } from "./create-invoice.ts";
import { lockInvoice, replaceLines, updateInvoice as update } from "./repository.ts";
import type { UpdateInvoiceInput } from "./schema.ts";
import {
  customerOf,
  requireFigures,
  totalOf,
  wayProblems,
  writtenColumns,
  writtenLines,
} from "./written-invoice.ts";

/** Writes a draft anew; what was sent stays as it is (conflict). Refuses by field as a new one does. */
export async function updateInvoice(scope: Scope, input: UpdateInvoiceInput): Promise<MadeInvoice> {
  const figures = requireFigures(input);
  const problems = wayProblems(input, await listConnections(scope), totalOf(figures));
  if (Object.keys(problems).length > 0) throw invalidInput(problems);
  return unit(async (tx) => {
    // People first, as whoever merges two of them locks.
    const customerId = await customerOf(tx, scope, input);
    const invoice = await lockInvoice(tx, scope, input.invoiceId);
    if (!invoice) throw notFound("Invoice");
    if (invoice.status !== "draft" || invoice.kind !== "invoice")
      throw new AppError(
        "conflict",
        "It was sent, so it stays as it is. Duplicate it, or send a credit note.",
      );
    const columns = writtenColumns(input, figures);
    await update(tx, scope, invoice.id, { ...columns, customerId });
    await replaceLines(tx, scope, invoice.id, writtenLines(input, figures));
    const { currency, total } = columns;
    const detail = { currency, total, lines: input.lines.length };
    await writeAudit(tx, scope, {
      action: "invoice.edit",
      targetType: "invoice",
      targetId: invoice.id,
      detail,
    });
    await notifyLive(tx, scope.merchantId, "invoices");
    return { id: invoice.id };
  });
}
