import { writeAudit } from "../audit/write-audit.ts";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { PART_BYTES } from "./part-writer.ts";
import { findExport, findPart } from "./repository.ts";

export interface ExportFile {
  readonly name: string;
  readonly bytes: number;
  /** Names these very bytes: another run of the same export has another one. */
  readonly etag: string;
  readonly personal: boolean;
  /** What somebody must hold to take it away, beside being allowed to export. */
  readonly needs: readonly Permission[];
  /** The bytes from `start` to before `end`, a part at a time: only one is ever in memory. */
  read(start: number, end: number): AsyncGenerator<Uint8Array, void, undefined>;
}

/** The file of an export that is ready. Not yours, not there, or without a file any more: not found. */
export async function openFile(scope: Scope, exportId: string): Promise<ExportFile> {
  const row = await findExport(scope, exportId);
  if (row === null) throw notFound("Export");
  if (row.status !== "done") throw new AppError("not_found", "This export has no file to download.");
  const run = { id: row.id, run: row.run };
  const bytes = Number(row.bytes);
  return {
    name: `${row.list}-${row.mode}-${stamp(row.snapshotAt ?? row.createdAt)}.csv`,
    bytes,
    etag: `"${row.id}-${row.run}"`,
    personal: row.personal,
    needs: [
      ...(row.personal ? (["customers.reveal"] as const) : []),
      ...(row.list === "audit" ? (["audit.read"] as const) : []),
    ],
    async *read(start, end) {
      let at = start;
      while (at < end) {
        const position = Math.floor(at / PART_BYTES);
        const part = await findPart(scope, run, position);
        // Deleted while it was being read: the download breaks off, and its length tells.
        if (part === null) throw notFound("Export");
        const from = at - position * PART_BYTES;
        const piece = part.subarray(from, Math.min(part.length, end - position * PART_BYTES));
        if (piece.length === 0) throw new Error("a part of an export is shorter than it should be");
        yield piece;
        at += piece.length;
      }
    },
  };
}

/** Writes down who took the file away, once for each beginning of a download. */
export async function noteDownload(scope: Scope, exportId: string, file: ExportFile): Promise<void> {
  await unit((tx) =>
    writeAudit(tx, scope, {
      action: "export.download",
      targetType: "export",
      targetId: exportId,
      detail: { bytes: file.bytes, personal: file.personal },
    }),
  );
}

/** "20261119-094100Z": when the rows were so. */
function stamp(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-").concat("Z");
}
