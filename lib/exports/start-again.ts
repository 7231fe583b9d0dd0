import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { enqueueExport } from "./enqueue-export.ts";
import { exportStatusOf } from "./export-dto.ts";
import { lockExport, measureUse, updateExport } from "./repository.ts";
import { requireRoom } from "./require-room.ts";
import { canStartAgain } from "./status.ts";

/** Writes an export that ended without a file once more: the same view, as it is now. */
export async function startAgain(scope: Scope, { exportId }: { readonly exportId: string }): Promise<void> {
  const now = new Date();
  await unit(async (tx) => {
    const use = await measureUse(tx, scope);
    const row = await lockExport(tx, scope, exportId);
    if (row === null) throw notFound("Export");
    if (row.personal)
      throw new AppError(
        "conflict",
        "It shows customers in full. Begin a new one, and say why it is needed.",
      );
    if (row.list === "audit")
      throw new AppError(
        "conflict",
        "It is of the audit log. Begin a new one there, and confirm that it is you.",
      );
    if (!canStartAgain(exportStatusOf(row.status)))
      throw new AppError("conflict", "This export is being written, or is ready.");
    requireRoom(use);
    const cleared = { total: null, rows: 0, bytes: 0n, snapshotAt: null, finishedAt: null, expiresAt: null };
    // It is asked for now: days count back from `createdAt`, and the words of its range have to be true of the file.
    const asked = { status: "waiting", problem: "", createdAt: now, beatAt: now } as const;
    await updateExport(tx, scope, row.id, { ...cleared, ...asked });
    await enqueueExport(tx, scope, row.id);
    await writeAudit(tx, scope, { action: "export.start_again", targetType: "export", targetId: row.id });
    await notifyLive(tx, scope.merchantId, "exports");
  });
}
