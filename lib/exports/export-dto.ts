import { z } from "zod";
import type { Export as ExportRow } from "../db/generated/client.ts";
import { createExportInput, type Export, type ExportedFilters, exportDto } from "./schema.ts";
import type { ExportColumn, ExportFormat, ExportStatus } from "./status.ts";

const stored = createExportInput.pick({ list: true, filters: true, columns: true, format: true });

/** An export as it was asked for, out of its row. */
export function readExport({ list, filters, columns, format }: ExportRow): {
  readonly list: Export["list"];
  readonly filters: ExportedFilters;
  readonly columns: readonly ExportColumn[];
  readonly format: ExportFormat;
} {
  return stored.parse({ list, filters, columns, format });
}

const enums = exportDto.pick({ list: true, format: true, status: true });
const names = z.array(z.string());

export function toExportDto(row: ExportRow, words: readonly string[]): Export {
  const { id, zone, personal, reason, actor, total, rows, problem } = row;
  return {
    ...enums.parse(row),
    id,
    words: [...words],
    columns: names.parse(row.columns).length,
    zone,
    personal,
    reason,
    actor,
    total,
    rows,
    bytes: Number(row.bytes),
    problem,
    createdAt: row.createdAt.toISOString(),
    snapshotAt: row.snapshotAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

export function exportStatusOf(stored: string): ExportStatus {
  return enums.shape.status.parse(stored);
}
