import type { Scope } from "../auth/scope.ts";
import type { CsvKind } from "../csv-rows/kind.ts";
import { judgeFile } from "./judge-file.ts";
import type { CsvCheck, CsvFileInput } from "./schema.ts";

const SHOWN = 8;
const SHOWN_LETTERS = 120;

/** Says what a file would become, and what is wrong with which line. Writes nothing. */
export async function checkFile(scope: Scope, kind: CsvKind, { text }: CsvFileInput): Promise<CsvCheck> {
  const { table, problems, wrongLines, makes } = await judgeFile(scope, kind, text);
  return {
    rowCount: table.rows.length,
    wrongCount: wrongLines.size,
    makes,
    headers: [...table.headers],
    leftAside: [...table.leftAside],
    sample: table.rows.slice(0, SHOWN).map(({ line, cells }) => ({
      line,
      cells: cells.map(([, cell]) => cell.slice(0, SHOWN_LETTERS)),
    })),
    problems: [...problems],
  };
}
