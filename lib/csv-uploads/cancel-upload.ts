import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import type { CsvKind } from "../csv-rows/kind.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { cancelRow, findUpload } from "./repository.ts";

/** Stops it where it is: rows that were made stay, those of a whole file are undone. */
export async function cancelUpload(
  scope: Scope,
  kind: CsvKind,
  { uploadId }: { readonly uploadId: string },
): Promise<void> {
  if ((await findUpload(scope, kind.id, uploadId)) === null) throw notFound("File");
  await unit(async (tx) => {
    const patch = { endedAt: new Date(), ...(kind.makes === "whole" && { madeCount: 0 }) };
    if (!(await cancelRow(tx, scope, uploadId, patch)))
      throw new AppError("conflict", "This file is done with already.");
    await writeAudit(tx, scope, { action: "csv.cancel", targetType: "csv_upload", targetId: uploadId });
    await notifyLive(tx, scope.merchantId, kind.topic);
  });
}
