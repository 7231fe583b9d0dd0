import { randomUUID } from "node:crypto";
import { isDay } from "../../calendar-day.ts";
import { type CsvValues, numberProblem } from "../../csv-rows/row-values.ts";
import type { RowProblem } from "../../csv-rows/schema.ts";
import { err, ok, type Result } from "../../result.ts";
import { lastDayOf } from "../expiry.ts";
import { formProblems } from "../form-problems.ts";
import { readPrices } from "../link-contents.ts";
import { createLinkInput, type FullLinkInput } from "../schema.ts";
import type { LinkStartForm } from "../templates/schema.ts";
import { ableWays, namedWays } from "./choose-ways.ts";
import type { RowGround } from "./ground.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Columns of the form's fields; what has none comes from the template. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  title: "title",
  amount: "amount",
  currency: "currency",
  ways: "connection",
  invoiceNumber: "reference",
  description: "description",
  customerName: "customer_name",
  customerEmail: "customer_email",
  expiresInDays: "expires",
  maxPayments: "uses",
  returnUrl: "return_address",
};

/** The form that a row stands for, judged like every other; else all that is wrong with the row. */
export function rowForm(
  row: CsvValues,
  ground: RowGround,
  now: Date,
): Result<FullLinkInput, readonly RowProblem[]> {
  const problems: RowProblem[] = [];
  const note = (column: string, words: string | null) => {
    // An amount can't be judged in a currency that there is not.
    const isKnown = problems.some(
      (known) => known.column === column || (column === "amount" && known.column === "currency"),
    );
    if (words !== null && !isKnown) problems.push({ line: row.line, column, words });
  };
  if (row.of("link") !== "")
    note("link", "This row was made before. Take it out, or empty this cell to make another link.");
  const name = row.of("template");
  const begun = ground.templates.get(name.toLowerCase());
  if (name !== "" && begun === undefined) note("template", `There is no template "${name.slice(0, 60)}".`);
  note("amount", numberProblem(row.of("amount")));
  const expires = expiryOf(row.of("expires"), ground.timeZone, now);
  if (!expires.ok) note("expires", expires.error);
  const uses = usesOf(row.of("uses"));
  if (!uses.ok) note("uses", uses.error);
  const named = row.of("connection") === "" ? null : namedWays(row.of("connection"), ground.connections);
  if (named?.ok === false) note("connection", named.error);
  const known = begun?.ways ?? [];
  const ways = named?.ok ? named.value : known;
  const parsed = createLinkInput.safeParse({
    ...begun,
    ...asksOf(row, begun, ground.baseCurrency),
    ...given(row),
    title: row.of("title") || begun?.title || "",
    ...(expires.ok && expires.value !== undefined && { expiresInDays: expires.value }),
    ...(uses.ok && uses.value !== undefined && { maxPayments: uses.value }),
    // Which ones can charge it is known once the amount is.
    ways: ways.length > 0 ? ways : [{ connectionId: "" }],
    publish: true,
    idempotencyKey: randomUUID(),
  });
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) note(columnOf(String(path[0])), message);
  if (!parsed.success || problems.length > 0) return err(problems);
  const form =
    ways.length > 0
      ? parsed.data
      : { ...parsed.data, ways: ableWays(ground.connections, readPrices(parsed.data)) };
  if (form.ways.length === 0) note("amount", `No connection can charge this in ${form.currency}.`);
  else
    for (const { column, words } of fieldProblems(row.line, formProblems(form, ground))) note(column, words);
  return problems.length > 0 ? err(problems) : ok(form);
}

/** A refusal's messages by field, as problems of a line. */
export function fieldProblems(line: number, fields: Readonly<Record<string, string>>): RowProblem[] {
  return Object.entries(fields).map(([field, words]) => ({ line, column: columnOf(field), words }));
}

function columnOf(field: string): string {
  return COLUMN_OF[field.split(".")[0] ?? ""] ?? "template";
}

/** A row that says an amount or a currency asks for just that: a template's lines and other prices belong to its own. */
function asksOf(row: CsvValues, begun: LinkStartForm | undefined, baseCurrency: string) {
  const amount = row.of("amount");
  const currency = row.of("currency").toUpperCase();
  const rest = { currency: currency || begun?.currency || baseCurrency };
  if (amount === "") return currency === "" ? rest : { ...rest, prices: [] };
  return {
    ...rest,
    amount,
    payerChooses: false,
    lines: [],
    prices: [],
    minAmount: "",
    maxAmount: "",
    suggested: "",
  };
}

/** Fields that are taken as they stand; an empty one leaves the template's. */
function given(row: CsvValues): Record<string, string> {
  const named = {
    description: row.of("description"),
    returnUrl: row.of("return_address"),
    invoiceNumber: row.of("reference"),
    customerName: row.of("customer_name"),
    customerEmail: row.of("customer_email"),
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ""));
}

function expiryOf(cell: string, timeZone: string, now: Date): Result<number | null | undefined, string> {
  if (cell === "") return ok(undefined);
  if (cell.toLowerCase() === "never") return ok(null);
  if (!isDay(cell)) return err("Write the day as 2026-12-31, or never.");
  const days = Math.round((Date.parse(cell) - Date.parse(lastDayOf(now, timeZone))) / DAY_MS);
  if (days < 1) return err("Choose a day after today.");
  return days > 365 ? err("At most a year from today, or never.") : ok(days);
}

function usesOf(cell: string): Result<number | null | undefined, string> {
  if (cell === "") return ok(undefined);
  if (cell.toLowerCase() === "unlimited") return ok(null);
  return /^\d{1,9}$/.test(cell) ? ok(Number(cell)) : err("Write a whole number, or unlimited.");
}
