import Papa from "papaparse";
import { err, ok, type Result } from "../result.ts";
import { type CsvColumn, type CsvFormat, columnOf, MOST_BYTES, MOST_MIB } from "./schema.ts";

/** A cell under its file's own header. */
export type CsvCell = readonly [header: string, text: string];

export interface CsvRow {
  /** As an editor counts: the header is 1, and a line break inside quotes counts as well. */
  readonly line: number;
  readonly cells: readonly CsvCell[];
  /** There are more cells than columns: mostly an unquoted separator. */
  readonly isTooLong: boolean;
}

export interface CsvTable {
  readonly headers: readonly string[];
  /** Headers that mean nothing here. */
  readonly leftAside: readonly string[];
  readonly rows: readonly CsvRow[];
}

const SEPARATORS = [",", ";", "\t"];

/** Reads a file, or says in words why it can't be read at all. Commas, semicolons and tabs, with or without byte order mark. */
export function readFile(text: string, { columns, mostRows }: CsvFormat): Result<CsvTable, string> {
  if (Buffer.byteLength(text) > MOST_BYTES)
    return err(`The file is larger than ${MOST_MIB} MiB. Part it in two.`);
  if (text.includes("\0") || !text.isWellFormed())
    return err("This is no text file. In a spreadsheet, save it as CSV (UTF-8).");
  const plain = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const { data, errors } = Papa.parse<string[]>(plain, {
    delimiter: separatorOf(plain, columns),
    newline: "\n",
  });
  const numbered = numberLines(data);
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken !== undefined) return err(quoteWords(numbered[broken.row ?? 0]?.line ?? 1));
  const [head, ...rest] = numbered.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (head === undefined) return err("The file is empty. Its first line names the columns.");
  const headers = withoutEmptyEnd(head.cells.map((cell) => cell.trim()));
  const problem = headerProblem(headers, columns);
  if (problem !== null) return err(problem);
  if (rest.length === 0) return err("The file has a header and no rows under it.");
  if (rest.length > mostRows)
    return err(
      `The file has ${rest.length} rows, and at most ${mostRows} are taken at once. Part it in two.`,
    );
  return ok({
    headers,
    leftAside: headers.filter((header) => header !== "" && columnOf(header, columns) === undefined),
    rows: rest.map(({ line, cells }) => ({
      line,
      cells: headers.map((header, index) => [header, cells[index] ?? ""] as const),
      isTooLong: cells.slice(headers.length).some((cell) => cell.trim() !== ""),
    })),
  });
}

/** The separator under which most of the header is known. */
function separatorOf(text: string, columns: readonly CsvColumn[]): string {
  const known = (delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, newline: "\n", preview: 1 }).data[0]?.filter(
      (header) => columnOf(header, columns) !== undefined,
    ).length ?? 0;
  return SEPARATORS.reduce((best, one) => (known(one) > known(best) ? one : best));
}

function numberLines(rows: readonly string[][]) {
  let next = 1;
  return rows.map((cells) => {
    const line = next;
    next += 1 + cells.reduce((breaks, cell) => breaks + (cell.split("\n").length - 1), 0);
    return { line, cells };
  });
}

function withoutEmptyEnd(headers: readonly string[]): string[] {
  return headers.slice(0, headers.findLastIndex((header) => header !== "") + 1);
}

function headerProblem(headers: readonly string[], columns: readonly CsvColumn[]): string | null {
  const found = headers.flatMap((header) => columnOf(header, columns)?.name ?? []);
  const twice = found.find((name, index) => found.indexOf(name) !== index);
  if (twice !== undefined) return `Two columns mean ${twice}. Keep one.`;
  const missing = columns.filter(({ name, required }) => required && !found.includes(name));
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name).join(", ");
  const seen = headers
    .filter((header) => header !== "")
    .slice(0, 12)
    .join(", ");
  return `The file has no column ${names}. Its first line reads: ${seen}.`.slice(0, 400);
}

function quoteWords(line: number): string {
  return `A quotation mark on line ${line} is not closed, or text follows it. Double the ones inside a text: "".`;
}
