import type { Scope } from "../auth/scope.ts";
import type { CsvWork, PreparedRows, WholeKind } from "../csv-rows/kind.ts";
import type { CsvValues } from "../csv-rows/row-values.ts";
import type { RowProblem } from "../csv-rows/schema.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { errorsByLine } from "./judge-file.ts";
import { listRows, markAllMade, markAllWrong, updateRunning } from "./repository.ts";
import { storedValues } from "./stored-row.ts";
import { UploadEnded } from "./upload-ended.ts";

/** Screens are told of progress at most so often; as often it is seen whether somebody has cancelled. */
const TELL_EVERY_MS = 700;

const READ_AT_ONCE = 500;

/** Makes all rows in one unit, which holds only if nobody has cancelled and no other run was first. */
export async function makeWhole(scope: Scope, kind: WholeKind, work: CsvWork): Promise<void> {
  const { uploadId } = work;
  const prepared = await prepare(scope, kind, work);
  if (prepared.problems.length > 0) return refuse(scope, kind, { uploadId, problems: prepared.problems });
  const progress = progressOf(scope, kind, uploadId);
  await unit(async (tx) => {
    const made = await prepared.write(tx, progress);
    await markAllMade(tx, scope, uploadId, made);
    const end = { status: "done", madeCount: made.length, endedAt: new Date() } as const;
    if (!(await updateRunning(tx, scope, uploadId, end))) throw new UploadEnded();
    await notifyLive(tx, scope.merchantId, kind.topic);
  });
}

/** Apart, so that the rows as they were given need no memory while they are stored. */
async function prepare(scope: Scope, kind: WholeKind, work: CsvWork): Promise<PreparedRows> {
  const rows: CsvValues[] = [];
  for (let after = 0, isMore = true; isMore; ) {
    const some = await listRows(scope, work.uploadId, { after, limit: READ_AT_ONCE });
    rows.push(...some.map((row) => storedValues(row, kind.format.columns)));
    after = some.at(-1)?.line ?? after;
    isMore = some.length === READ_AT_ONCE;
  }
  return kind.prepare(scope, rows, work);
}

/** On a connection of its own: what it says is seen before the rest holds. */
function progressOf(scope: Scope, kind: WholeKind, uploadId: string): (rows: number) => Promise<void> {
  let toldAt = Date.now();
  return async (rows) => {
    if (Date.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = Date.now();
    await unit(async (tx) => {
      if (!(await updateRunning(tx, scope, uploadId, { madeCount: rows }))) throw new UploadEnded();
      await notifyLive(tx, scope.merchantId, kind.topic);
    });
  };
}

/** What was right when the file was sent is so no longer: a connection was disabled, a rule has changed. */
async function refuse(
  scope: Scope,
  kind: WholeKind,
  { uploadId, problems }: { readonly uploadId: string; readonly problems: readonly RowProblem[] },
): Promise<void> {
  const errors = [...errorsByLine(problems)].map(([line, error]) => ({ line, error }));
  const problem = `No ${kind.nouns[1]} were made: lines of the file have become wrong since it was sent.`;
  await unit(async (tx) => {
    const end = { status: "failed", problem, errorCount: errors.length, endedAt: new Date() } as const;
    if (!(await updateRunning(tx, scope, uploadId, { ...end, madeCount: 0 }))) throw new UploadEnded();
    await markAllWrong(tx, scope, uploadId, errors);
    await notifyLive(tx, scope.merchantId, kind.topic);
  });
}
