import { EXPORT_COLUMNS, type ExportColumn } from "#lib/exports/status.ts";

export const ALL_COLUMNS: readonly ExportColumn[] = Object.keys(EXPORT_COLUMNS).filter(isColumn);

/** What is chosen until somebody chooses: what the list shows, and the ids that tie a row to other books. */
export const USUAL_COLUMNS: readonly ExportColumn[] = [
  "id",
  "created",
  "status",
  "reason",
  "kind",
  "amount",
  "currency",
  "received",
  "fee",
  "net",
  "reference",
  "externalId",
  "invoiceNumber",
  "customer",
  "connection",
  "method",
];

const KEY = "paydeck-export-columns";

/** What this browser chose last. */
export function rememberedColumns(): readonly ExportColumn[] {
  const known = (localStorage.getItem(KEY) ?? "").split(",").filter(isColumn);
  return known.length > 0 ? known : USUAL_COLUMNS;
}

export function rememberColumns(columns: readonly ExportColumn[]): void {
  localStorage.setItem(KEY, columns.join(","));
}

/** The columns with one more or one less, in the order in which they are offered. */
export function withColumn(
  columns: readonly ExportColumn[],
  column: ExportColumn,
  chosen: boolean,
): ExportColumn[] {
  return ALL_COLUMNS.filter((one) => (one === column ? chosen : columns.includes(one)));
}

function isColumn(name: string): name is ExportColumn {
  return Object.hasOwn(EXPORT_COLUMNS, name);
}
