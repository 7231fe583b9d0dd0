import type { Scope } from "../auth/scope.ts";
import type { CsvWork, EachKind } from "../csv-rows/kind.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { errorsByLine } from "./judge-file.ts";
import { listRows, markMade, markWrong, updateRunning } from "./repository.ts";
import { storedValues } from "./stored-row.ts";
import { UploadEnded } from "./upload-ended.ts";

/**
 * Makes one row after another. What a row becomes is written down in the unit that makes it, so a row is made exactly
 * when it says so; whoever is second finds it said, and undoes.
 */
export async function makeEach(scope: Scope, kind: EachKind, work: CsvWork): Promise<void> {
  const { uploadId } = work;
  const waiting = await listRows(scope, uploadId, { which: "waiting", limit: kind.format.mostRows });
  const rows = waiting.map((row) => storedValues(row, kind.format.columns));
  const make = await kind.open(scope, rows, work);
  for (const row of rows) {
    const { line } = row;
    const problems = await make(row, async (tx, resultId) => {
      if (!(await markMade(tx, scope, uploadId, { line, resultId }))) throw new UploadEnded();
    });
    if (problems.length === 0) continue;
    const error = errorsByLine(problems.map((problem) => ({ ...problem, line }))).get(line) ?? "";
    await unit(async (tx) => {
      if (!(await markWrong(tx, scope, uploadId, { line, error }))) throw new UploadEnded();
      await notifyLive(tx, scope.merchantId, kind.topic);
    });
  }
  await unit(async (tx) => {
    await updateRunning(tx, scope, uploadId, { status: "done", endedAt: new Date() });
    await notifyLive(tx, scope.merchantId, kind.topic);
  });
}
