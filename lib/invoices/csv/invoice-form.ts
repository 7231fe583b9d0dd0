import { randomUUID } from "node:crypto";
import type { Connection } from "../../connections/connection.ts";
import { type CsvValues, numberProblem } from "../../csv-rows/row-values.ts";
import type { RowProblem } from "../../csv-rows/schema.ts";
import { isCurrencyCode } from "../../currencies.ts";
import { ableWays, namedWays } from "../../payment-links/csv/choose-ways.ts";
import { err, ok, type Result } from "../../result.ts";
import { type CreateInvoiceInput, createInvoiceInput } from "../schema.ts";
import { requireFigures, totalOf } from "../written-invoice.ts";
import { type InvoiceRows, sharedValues } from "./group-rows.ts";

const COLUMN_OF: Readonly<Record<string, string>> = {
  customerName: "customer_name",
  customerEmail: "customer_email",
  billAddress: "billing_address",
  taxId: "tax_id",
  currency: "currency",
  language: "language",
  issueDate: "issue_date",
  dueDate: "due_date",
  notes: "notes",
  ways: "connection",
  description: "description",
  quantity: "quantity",
  unitPrice: "unit_price",
  discount: "discount_percent",
  taxName: "tax_name",
  taxRate: "tax_percent",
};

const NUMBERS = ["quantity", "unit_price", "discount_percent", "tax_percent"] as const;
const YES = ["yes", "true", "1", "y", "si", "sí", "sim"];
const NO = ["", "no", "false", "0", "n", "não", "nao"];

export interface FormGround {
  readonly connections: readonly Connection[];
  readonly baseCurrency: string;
}

/** The form that the rows of an invoice stand for, judged like every other; else all that is wrong with them. */
export function invoiceForm(
  group: InvoiceRows,
  { connections, baseCurrency }: FormGround,
): Result<CreateInvoiceInput, readonly RowProblem[]> {
  const { shared, problems: differing } = sharedValues(group);
  const problems = [...differing, ...group.rows.flatMap(rowProblems)];
  const said = (column: string) => shared.get(column)?.text ?? "";
  const lineOf = (column: string) => shared.get(column)?.line ?? group.rows[0].line;
  const currency = (said("currency") || baseCurrency).toUpperCase();
  const named = waysSaid(said("connection"), connections);
  if (!named.ok) problems.push({ line: lineOf("connection"), column: "connection", words: named.error });
  if (!["", "invoice"].includes(said("kind").toLowerCase()))
    problems.push({
      line: lineOf("kind"),
      column: "kind",
      words: "Only invoices: a credit note is made from its invoice.",
    });
  const parsed = createInvoiceInput.safeParse({
    customerName: said("customer_name"),
    customerEmail: said("customer_email"),
    billAddress: said("billing_address"),
    taxId: said("tax_id"),
    currency,
    language: said("language").toLowerCase() || "en",
    issueDate: said("issue_date"),
    dueDate: said("due_date"),
    notes: said("notes"),
    ways: named.ok ? (named.value ?? []) : [],
    lines: group.rows.map(lineForm),
    idempotencyKey: randomUUID(),
  });
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => [path.join("."), message] as const);
    problems.push(...fieldProblems(group, fields, lineOf));
  }
  if (!parsed.success || problems.length > 0) return err(firstOfEach(problems));
  if (!named.ok || named.value !== null || !isCurrencyCode(currency)) return ok(parsed.data);
  const price = totalOf(requireFigures(parsed.data));
  return ok({ ...parsed.data, ways: ableWays(connections, [{ currency, price }]) });
}

/** A refusal's messages by field, as problems of the lines that they are about. */
export function fieldProblems(
  { rows }: InvoiceRows,
  fields: readonly (readonly [field: string, words: string])[],
  lineOf: (column: string) => number = () => rows[0].line,
): RowProblem[] {
  return fields.map(([field, words]) => {
    const [first = "", index = "", own = ""] = field.split(".");
    if (first === "lines" && index !== "")
      return { line: rows[Number(index)]?.line ?? rows[0].line, column: COLUMN_OF[own] ?? "row", words };
    const column = COLUMN_OF[first] ?? "row";
    return { line: lineOf(column), column, words };
  });
}

/** Null: nothing was said, and every connection that can charge the total is offered. */
function waysSaid(cell: string, connections: readonly Connection[]) {
  if (cell === "") return ok(null);
  return cell.toLowerCase() === "none" ? ok([]) : namedWays(cell, connections);
}

function lineForm(row: CsvValues) {
  return {
    description: row.of("description"),
    quantity: row.of("quantity") || "1",
    unitPrice: row.of("unit_price"),
    discount: row.of("discount_percent") || "0",
    taxName: row.of("tax_name"),
    taxRate: row.of("tax_percent") || "0",
    taxIncluded: YES.includes(row.of("tax_included").toLowerCase()),
  };
}

function rowProblems(row: CsvValues): RowProblem[] {
  const { line } = row;
  const found: RowProblem[] = NUMBERS.flatMap((column) => {
    const words = numberProblem(row.of(column));
    return words === null ? [] : [{ line, column, words }];
  });
  if (row.of("invoice") === "")
    found.push({ line, column: "invoice", words: "Say to which invoice this line belongs." });
  if (row.of("link") !== "")
    found.push({
      line,
      column: "link",
      words: "This row was made before. Take it out, or empty this cell to make another invoice.",
    });
  const included = row.of("tax_included").toLowerCase();
  if (![...YES, ...NO].includes(included))
    found.push({ line, column: "tax_included", words: "Write yes or no." });
  return found;
}

/** One message for each cell: the first is about how it is written, the rest follow from it. */
function firstOfEach(problems: readonly RowProblem[]): RowProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ line, column }) => {
    const cell = `${line} ${column}`;
    if (seen.has(cell)) return false;
    seen.add(cell);
    return true;
  });
}
