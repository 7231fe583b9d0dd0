import { createHash } from "node:crypto";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import type { CsvKind } from "../csv-rows/kind.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { enqueue } from "../queue/enqueue.ts";
import { errorsByLine, type JudgedFile, judgeFile } from "./judge-file.ts";
import { claimKey, countUnderWay, insertRows, insertUpload } from "./repository.ts";
import type { StartUploadInput } from "./schema.ts";

const PURPOSE = "csv-upload.start";

/**
 * Takes a file in and queues the making of its rows; the same key begins it once. Judged anew: between the check and
 * now a number may have been taken. Throws invalid input (`file`) for a file of which nothing can be made, and for one of
 * all or nothing that has a wrong line; conflict while another file of the kind is under way.
 */
export async function startUpload(
  scope: Scope,
  kind: CsvKind,
  { fileName, text, idempotencyKey: key }: StartUploadInput,
): Promise<{ uploadId: string }> {
  const judged = await judgeFile(scope, kind, text);
  const requestHash = createHash("sha256").update(text).digest("hex");
  const createdAt = new Date();
  const id = newId("csvUpload", createdAt);
  return unit(async (tx) => {
    const earlier = await claimKey(tx, scope, { key, purpose: PURPOSE, requestHash, resultId: id });
    if (earlier !== null) return knownUpload(earlier, requestHash);
    refuse(kind, judged);
    if ((await countUnderWay(tx, scope, kind.id)) > 0) throw new AppError("conflict", UNDER_WAY);
    const { rows } = judged.table;
    const errorCount = judged.wrongLines.size;
    const createdBy = actorName(scope.actor);
    const upload = { id, kind: kind.id, fileName, rowCount: rows.length, errorCount, createdBy, createdAt };
    await insertUpload(tx, scope, upload);
    await storeRows(tx, scope, id, judged);
    const { merchantId, mode } = scope;
    await enqueue(tx, "make-from-csv", { merchantId, mode, uploadId: id }, { key: `csv:${id}`, last: true });
    await writeAudit(tx, scope, {
      action: "csv.start",
      targetType: "csv_upload",
      targetId: id,
      detail: { kind: kind.id, rows: rows.length, wrong: errorCount },
    });
    await notifyLive(tx, merchantId, kind.topic);
    return { uploadId: id };
  });
}

function knownUpload(
  earlier: { purpose: string; requestHash: string; resultId: string },
  requestHash: string,
) {
  if (earlier.purpose === PURPOSE && earlier.requestHash === requestHash)
    return { uploadId: earlier.resultId };
  throw new AppError("conflict", "Another file was sent from this page before. Check this one again.");
}

function refuse({ makes, nouns }: CsvKind, { wrongLines, table }: JudgedFile): void {
  const wrong = wrongLines.size;
  if (makes === "whole" && wrong > 0)
    throw invalidInput({
      file: `Nothing was made: ${wrong} of ${table.rows.length} lines are wrong. Check the file again.`,
    });
  if (wrong === table.rows.length)
    throw invalidInput({ file: `No row can become a ${nouns[0]}. Check the file again.` });
}

async function storeRows(tx: Tx, scope: Scope, id: string, { table, problems }: JudgedFile): Promise<void> {
  const errors = errorsByLine(problems);
  const rows = table.rows.map(({ line, cells }) => ({ line, cells, error: errors.get(line) ?? "" }));
  await insertRows(tx, scope, id, rows);
}

const UNDER_WAY = "Another file is being worked on. Wait until it is done, or cancel it.";
