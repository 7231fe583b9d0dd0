import type { Scope } from "../auth/scope.ts";
import type { CsvKind } from "../csv-rows/kind.ts";
import type { CsvUpload as UploadRow } from "../db/generated/client.ts";
import { findUpload, listRows, listUploadRows } from "./repository.ts";
import { type CsvUpload, type CsvUploads, type CsvUploadsParams, csvUploadDto } from "./schema.ts";

const MOST_SHOWN = 20;
const MOST_PROBLEMS = 100;

/** The newest files of a kind, and the one that is open with its first wrong rows; one that is not there is not open. */
export async function listUploads(
  scope: Scope,
  kind: CsvKind,
  { upload }: CsvUploadsParams,
): Promise<CsvUploads> {
  const [rows, found] = await Promise.all([
    listUploadRows(scope, kind.id, MOST_SHOWN),
    upload === undefined ? null : findUpload(scope, kind.id, upload),
  ]);
  const uploads = rows.map(toUpload);
  if (found === null) return { uploads, open: null };
  const wrong = await listRows(scope, found.id, { which: "wrong", limit: MOST_PROBLEMS });
  const problems = wrong.map(({ line, error }) => ({ line, words: error }));
  return { uploads, open: { ...toUpload(found), problems } };
}

function toUpload(row: UploadRow): CsvUpload {
  const { id, fileName, rowCount, madeCount, errorCount, problem, createdBy } = row;
  return {
    ...{ id, fileName, rowCount, madeCount, errorCount, problem, createdBy },
    status: csvUploadDto.shape.status.parse(row.status),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
