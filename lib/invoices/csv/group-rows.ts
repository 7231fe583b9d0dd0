import type { CsvValues } from "../../csv-rows/row-values.ts";
import type { RowProblem } from "../../csv-rows/schema.ts";

/** The rows of one invoice, in their order. */
export interface InvoiceRows {
  readonly key: string;
  readonly rows: readonly [CsvValues, ...CsvValues[]];
}

/** What is said of an invoice as a whole: once, or the same in each of its rows. */
export const SHARED_COLUMNS = [
  ...["customer_name", "customer_email", "billing_address", "tax_id", "currency", "language"],
  ...["issue_date", "due_date", "notes", "connection", "kind"],
] as const;

/** Rows by invoice, in the order in which invoices begin; they need not stand together. */
export function groupRows(rows: readonly CsvValues[]): InvoiceRows[] {
  const groups = new Map<string, [CsvValues, ...CsvValues[]]>();
  for (const row of rows) {
    const known = groups.get(row.of("invoice"));
    if (known === undefined) groups.set(row.of("invoice"), [row]);
    else known.push(row);
  }
  return [...groups].map(([key, group]) => ({ key, rows: group }));
}

/** What the rows say of their invoice, and where two of them differ. */
export function sharedValues({ rows }: InvoiceRows): {
  readonly shared: ReadonlyMap<string, { readonly text: string; readonly line: number }>;
  readonly problems: readonly RowProblem[];
} {
  const shared = new Map<string, { readonly text: string; readonly line: number }>();
  const problems: RowProblem[] = [];
  for (const row of rows)
    for (const column of SHARED_COLUMNS) {
      const text = row.of(column);
      if (text === "") continue;
      const before = shared.get(column);
      if (before === undefined) shared.set(column, { text, line: row.line });
      else if (before.text !== text)
        problems.push({
          line: row.line,
          column,
          words: `Line ${before.line} of this invoice says something else.`,
        });
    }
  return { shared, problems };
}
