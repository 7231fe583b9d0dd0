import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { exportStatusOf } from "./export-dto.ts";
import { lockExport, removeExport, removeParts } from "./repository.ts";
import { isUnderWay } from "./status.ts";

/** Removes an export and its file. */
export async function deleteExport(scope: Scope, { exportId }: { readonly exportId: string }): Promise<void> {
  await unit(async (tx) => {
    const row = await lockExport(tx, scope, exportId);
    if (row === null) throw notFound("Export");
    if (isUnderWay(exportStatusOf(row.status)))
      throw new AppError("conflict", "This export is still being written. Cancel it first.");
    await removeParts(tx, scope, row.id);
    await removeExport(tx, scope, row.id);
    await writeAudit(tx, scope, {
      action: "export.delete",
      targetType: "export",
      targetId: row.id,
      detail: { rows: row.rows, personal: row.personal },
    });
    await notifyLive(tx, scope.merchantId, "exports");
  });
}
