import type { Scope } from "../auth/scope.ts";
import type { CsvKind } from "../csv-rows/kind.ts";
import { columnOf } from "../csv-rows/schema.ts";
import { notFound } from "../errors.ts";
import { BYTE_ORDER_MARK, DIALECTS, LINE_END, textCell } from "../exports/csv.ts";
import { findUpload, listRows } from "./repository.ts";
import { cellsOf } from "./stored-row.ts";

const AT_ONCE = 500;
/** Columns of ours; those of an earlier result give way to them. */
const OWN = ["link", "error"];

export interface ResultFile {
  readonly name: string;
  readonly pieces: AsyncGenerator<Uint8Array, void, undefined>;
}

/** The file as it was given, with what became of each row: its address, or why it was not made. Not yours: not found. */
export async function openResult(
  scope: Scope,
  kind: CsvKind,
  { uploadId, merchantSlug }: { readonly uploadId: string; readonly merchantSlug: string },
): Promise<ResultFile> {
  const upload = await findUpload(scope, kind.id, uploadId);
  if (upload === null) throw notFound("File");
  const base = upload.fileName
    .replace(/\.[a-z]{1,5}$/i, "")
    .replaceAll(/[^\w.-]+/g, "-")
    .slice(0, 80);
  return { name: `${base || "file"}-result.csv`, pieces: write(scope, kind, { uploadId, merchantSlug }) };
}

async function* write(
  scope: Scope,
  kind: CsvKind,
  { uploadId, merchantSlug }: { readonly uploadId: string; readonly merchantSlug: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  let after = 0;
  let isFirst = true;
  for (;;) {
    const rows = await listRows(scope, uploadId, { after, limit: AT_ONCE });
    const ids = rows.flatMap(({ resultId }) => resultId ?? []);
    const addresses = await kind.addressesOf(scope, merchantSlug, [...new Set(ids)]);
    const lines = rows.map((row) => {
      const cells = given(kind, cellsOf(row)).map(([, text]) => text);
      return lineOf([...cells, addresses.get(row.resultId ?? "") ?? "", row.error]);
    });
    const [first] = rows;
    const head = isFirst && first ? given(kind, cellsOf(first)).map(([header]) => header) : null;
    yield encoder.encode((head === null ? "" : BYTE_ORDER_MARK + lineOf([...head, ...OWN])) + lines.join(""));
    isFirst = false;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.line ?? after;
  }
}

function given({ format }: CsvKind, cells: readonly (readonly [string, string])[]) {
  return cells.filter(([header]) => !OWN.includes(columnOf(header, format.columns)?.name ?? ""));
}

/** Formulas are defused; apart from that every cell is as it was given. */
function lineOf(cells: readonly string[]): string {
  return cells.map((cell) => textCell(cell, DIALECTS.csv)).join(DIALECTS.csv.separator) + LINE_END;
}
