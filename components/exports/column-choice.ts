import { EXPORT_COLUMNS, type ExportColumn } from "#lib/exports/status.ts";
import type { ColumnId } from "#lib/views/list-look.ts";

export const ALL_COLUMNS: readonly ExportColumn[] = Object.keys(EXPORT_COLUMNS).filter(isColumn);

/** What the list usually shows, and the ids that tie a row to other books. */
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

/** All that a column of the list shows of a row: a currency stands beside its amount, a reason beside its status. */
const SHOWN_BY: Readonly<Record<ColumnId, readonly ExportColumn[]>> = {
  amount: ["amount", "currency"],
  status: ["status", "reason"],
  reference: ["reference"],
  customer: ["customer"],
  provider: ["connection"],
  method: ["kind", "method"],
  created: ["created"],
  tags: ["tags"],
  kind: ["kind"],
  received: ["received", "currency"],
  fee: ["fee", "currency"],
  net: ["net", "currency"],
  country: ["country"],
  network: ["network"],
  "tx-hash": ["txHash"],
  address: ["address"],
  description: ["description"],
  "external-id": ["externalId"],
  invoice: ["invoiceNumber"],
  updated: ["updated"],
  paid: ["paid"],
};

/** What is on the screen, in its order, each once. */
export function listedColumns(shown: readonly ColumnId[]): readonly ExportColumn[] {
  return [...new Set(shown.flatMap((id) => SHOWN_BY[id]))];
}

const KEY = "paydeck-export-columns";

/** What was chosen last in this browser, other than the list's own; null when nothing was. */
export function rememberedColumns(): readonly ExportColumn[] | null {
  const known = (localStorage.getItem(KEY) ?? "").split(",").filter(isColumn);
  return known.length > 0 ? known : null;
}

export function rememberColumns(columns: readonly ExportColumn[]): void {
  localStorage.setItem(KEY, columns.join(","));
}

/** The columns with one more, at their end, or one less. */
export function withColumn(
  columns: readonly ExportColumn[],
  column: ExportColumn,
  chosen: boolean,
): ExportColumn[] {
  const others = columns.filter((one) => one !== column);
  return chosen ? [...others, column] : others;
}

function isColumn(name: string): name is ExportColumn {
  return Object.hasOwn(EXPORT_COLUMNS, name);
}
