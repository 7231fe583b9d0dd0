import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { exportStatusOf } from "./export-dto.ts";
import { lockExport, removeParts, updateExport } from "./repository.ts";
import { isUnderWay } from "./status.ts";

/** Stops it where it is and throws away what was written. */
export async function cancelExport(scope: Scope, { exportId }: { readonly exportId: string }): Promise<void> {
  await unit(async (tx) => {
    const row = await lockExport(tx, scope, exportId);
    if (row === null) throw notFound("Export");
    if (!isUnderWay(exportStatusOf(row.status)))
      throw new AppError("conflict", "This export is over already.");
    await removeParts(tx, scope, row.id);
    await updateExport(tx, scope, row.id, { status: "cancelled", finishedAt: new Date(), bytes: 0n });
    await writeAudit(tx, scope, { action: "export.cancel", targetType: "export", targetId: row.id });
    await notifyLive(tx, scope.merchantId, "exports");
  });
}
