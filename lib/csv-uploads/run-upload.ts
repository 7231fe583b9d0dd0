import type { Scope } from "../auth/scope.ts";
import type { CsvKind } from "../csv-rows/kind.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { log } from "../logger.ts";
import { kindNamed } from "./kinds.ts";
import { makeEach } from "./make-each.ts";
import { makeWhole } from "./make-whole.ts";
import { beginUpload, updateRunning } from "./repository.ts";
import { UploadEnded } from "./upload-ended.ts";

const MOST_TRIES = 5;

/** Makes the rows of a file that are not made yet. Killed anywhere, or run twice at once, each row is made once. */
export async function runUpload(
  scope: Scope,
  { uploadId, attempt }: { readonly uploadId: string; readonly attempt: number },
): Promise<void> {
  const row = await unit((tx) => beginUpload(tx, scope, uploadId));
  if (row === null) return;
  const kind = kindNamed(row.kind);
  try {
    const work = { uploadId, createdBy: row.createdBy };
    if (kind.makes === "each") await makeEach(scope, kind, work);
    else await makeWhole(scope, kind, work);
  } catch (thrown) {
    if (thrown instanceof UploadEnded) return;
    if (attempt < MOST_TRIES) throw thrown;
    log("csv-uploads").error({ err: thrown, uploadId }, "A file could not be worked on");
    await giveUp(scope, kind, uploadId);
  }
}

async function giveUp(scope: Scope, kind: CsvKind, uploadId: string): Promise<void> {
  const [, many] = kind.nouns;
  const problem =
    kind.makes === "each"
      ? `It stopped before its end. The result file says which ${many} were made; send the other rows again.`
      : `It could not be done, and no ${many} were made. Send the file again.`;
  const patch = { status: "failed", problem, endedAt: new Date() } as const;
  await unit(async (tx) => {
    await updateRunning(tx, scope, uploadId, { ...patch, ...(kind.makes === "whole" && { madeCount: 0 }) });
    await notifyLive(tx, scope.merchantId, kind.topic);
  });
}
