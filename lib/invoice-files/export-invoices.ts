import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { BYTE_ORDER_MARK, DIALECTS, type Dialect, LINE_END, numberCell, textCell } from "../exports/csv.ts";
import { plainDecimal } from "../exports/plain-decimal.ts";
import { listInvoices } from "../invoices/list-invoices.ts";
import type { InvoiceRow } from "../invoices/schema.ts";
import { INVOICE_STATE } from "../invoices/status.ts";
import { findSums, type InvoiceSums } from "./repository.ts";
import type { InvoiceFileParams } from "./schema.ts";

const HEADERS = [
  "Id",
  "Number",
  "Kind",
  "State",
  "Customer",
  "Issued",
  "Due",
  "Days late",
  "Currency",
  "Subtotal",
  "Discount",
  "Tax",
  "Total",
  "Paid",
  "Credited",
  "Still due",
  "Language",
  "Created (UTC)",
  "Sent (UTC)",
  "Viewed (UTC)",
  "Paid (UTC)",
] as const;

/**
 * The invoices that the list shows under these filters, as CSV, a page of the list at a time: no more of it is in memory.
 * Customers are named as the list names them, masked. Who took it is written down before the first line goes out.
 */
export async function* exportInvoices(
  scope: Scope,
  { format, ...filters }: InvoiceFileParams,
): AsyncGenerator<Uint8Array, void, undefined> {
  const dialect = DIALECTS[format];
  await unit((tx) =>
    writeAudit(tx, scope, {
      action: "invoices.export",
      targetType: "merchant",
      targetId: scope.merchantId,
      detail: { format, tab: filters.tab, ...(filters.q === undefined ? {} : { searched: true }) },
    }),
  );
  const encoder = new TextEncoder();
  yield encoder.encode((dialect.excel ? BYTE_ORDER_MARK : "") + lineOf(HEADERS, dialect));
  let after: string | undefined;
  do {
    const page = await listInvoices(scope, { ...filters, after, before: undefined });
    const sums = await findSums(
      scope,
      page.rows.map(({ id }) => id),
    );
    const lines = page.rows.flatMap((row) => {
      const own = sums.get(row.id);
      return own === undefined ? [] : lineOf(cellsOf(row, own, dialect), dialect);
    });
    yield encoder.encode(lines.join(""));
    after = page.older ?? undefined;
  } while (after !== undefined);
}

function lineOf(cells: readonly string[], { separator }: Dialect): string {
  return cells.join(separator) + LINE_END;
}

function cellsOf(row: InvoiceRow, sums: InvoiceSums, dialect: Dialect): string[] {
  const { currency } = row.total;
  const text = (value: string | null) => textCell(value, dialect);
  const money = (decimal: string) => numberCell(plainDecimal(decimal, currency), dialect);
  const time = (at: Date | null) => at?.toISOString().slice(0, 19).replace("T", " ") ?? "";
  return [
    text(row.id),
    text(row.number),
    row.kind === "credit_note" ? "Credit note" : "Invoice",
    INVOICE_STATE[row.state].label,
    text(row.customer),
    row.issueDate ?? "",
    row.dueDate,
    String(row.daysLate),
    currency,
    money(sums.subtotal.toFixed()),
    money(sums.discountTotal.toFixed()),
    money(sums.taxTotal.toFixed()),
    money(row.total.amount),
    money(sums.paid.toFixed()),
    money(sums.credited.toFixed()),
    money(row.due.amount),
    sums.language,
    time(new Date(row.createdAt)),
    time(sums.sentAt),
    time(sums.viewedAt),
    time(sums.paidAt),
  ];
}
