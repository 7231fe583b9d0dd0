import { z } from "zod";
import type { Export as ExportRow } from "../db/generated/client.ts";
import { auditExportFiltersSchema, createExportInput, type Export, exportDto } from "./schema.ts";
import type { ExportStatus } from "./status.ts";

const ofTransactions = createExportInput.pick({ list: true, filters: true, columns: true, format: true });
const stored = z.discriminatedUnion("list", [
  ofTransactions,
  ofTransactions
    .pick({ format: true })
    .extend({ list: z.literal("audit"), filters: auditExportFiltersSchema }),
]);
type AskedExport = z.infer<typeof stored>;

/** An export as it was asked for, out of its row. */
export function readExport({ list, filters, columns, format }: ExportRow): AskedExport {
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
