import type { Scope } from "../auth/scope.ts";
import { actorName } from "../auth/scope.ts";
import type { CsvKind, JudgedRows } from "../csv-rows/kind.ts";
import { type CsvTable, readFile } from "../csv-rows/read-file.ts";
import { byLine, shapeProblems, valuesOf } from "../csv-rows/row-values.ts";
import type { RowProblem } from "../csv-rows/schema.ts";
import { invalidInput } from "../errors.ts";

export interface JudgedFile {
  readonly table: CsvTable;
  readonly problems: readonly RowProblem[];
  readonly wrongLines: ReadonlySet<number>;
  readonly makes: number;
}

/** Reads a file and judges each row. Writes nothing. Throws invalid input (`file`) when it can't be read at all. */
export async function judgeFile(scope: Scope, kind: CsvKind, text: string): Promise<JudgedFile> {
  const read = readFile(text, kind.format);
  if (!read.ok) throw invalidInput({ file: read.error });
  const table = read.value;
  const misshapen = shapeProblems(table.rows);
  const judged = await judge(scope, kind, table);
  const problems = byLine([...misshapen, ...judged.problems]);
  const wrongLines = new Set(problems.map(({ line }) => line));
  const makes = kind.makes === "each" ? table.rows.length - wrongLines.size : judged.makes;
  return { table, problems, wrongLines, makes };
}

function judge(scope: Scope, kind: CsvKind, { rows }: CsvTable): Promise<JudgedRows> {
  const values = rows.map((row) => valuesOf(row, kind.format.columns));
  if (kind.makes === "each") return kind.judge(scope, values);
  return kind.prepare(scope, values, { uploadId: "", createdBy: actorName(scope.actor) });
}

/** What is wrong with each wrong line, in one text: "amount: …; currency: …". */
export function errorsByLine(problems: readonly RowProblem[]): ReadonlyMap<number, string> {
  const errors = new Map<number, string>();
  for (const { line, column, words } of problems) {
    const before = errors.get(line);
    errors.set(line, `${before === undefined ? "" : `${before}; `}${column}: ${words}`);
  }
  return errors;
}
