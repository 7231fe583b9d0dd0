import { maskCardNumbers } from "../card-numbers.ts";
import { maskEmail } from "../customers/mask-email.ts";
import { shownName } from "../customers/shown-name.ts";
import type { TextRow } from "../db/snapshot.ts";
import { moneyOf } from "../money.ts";
import { findProvider } from "../providers/registry.ts";
import type { SnapshotField } from "../transactions/read-snapshot.ts";
import { rowReason } from "../transactions/row-reason.ts";
import { STATUS, TRANSACTION_STATUSES } from "../transactions/status.ts";
import { type Dialect, numberCell, textCell } from "./csv.ts";
import { plainDecimal } from "./plain-decimal.ts";
import { EXPORT_COLUMNS, type ExportColumn } from "./status.ts";
import type { ZonedTime } from "./zoned-time.ts";

export interface ColumnContext {
  readonly dialect: Dialect;
  readonly timeOf: (ms: number) => ZonedTime;
  /** Connections by id. */
  readonly connections: ReadonlyMap<string, string>;
  /** Customers in full. */
  readonly personal: boolean;
}

type Read = (field: SnapshotField) => string | null;

interface Column {
  readonly headers: readonly string[];
  readonly fields: readonly SnapshotField[];
  /** As many cells as headers, written and safe. */
  cells(read: Read, context: ColumnContext): readonly string[];
}

const text = (column: ExportColumn, field: SnapshotField): Column => ({
  headers: [EXPORT_COLUMNS[column]],
  fields: [field],
  cells: (read, { dialect }) => [textCell(read(field), dialect)],
});

const words = (
  column: ExportColumn,
  fields: readonly SnapshotField[],
  say: (read: Read, context: ColumnContext) => string | null,
): Column => ({
  headers: [EXPORT_COLUMNS[column]],
  fields,
  cells: (read, context) => [textCell(say(read, context), context.dialect)],
});

const amount = (column: ExportColumn, field: SnapshotField): Column => ({
  headers: [EXPORT_COLUMNS[column]],
  fields: [field, "currency"],
  cells: (read, { dialect }) => {
    const stored = read(field);
    return [numberCell(stored === null ? null : plainDecimal(stored, read("currency") ?? ""), dialect)];
  },
});

const time = (column: ExportColumn, field: SnapshotField): Column => ({
  headers: [EXPORT_COLUMNS[column], `${EXPORT_COLUMNS[column]} offset`],
  fields: [field],
  cells: (read, { timeOf }) => {
    const ms = read(field);
    if (ms === null) return ["", ""];
    const { local, offset } = timeOf(Number(ms));
    return [local, offset];
  },
});

const KINDS: Readonly<Record<string, string>> = {
  payment: "Payment",
  refund: "Refund",
  payout: "Payout",
  deposit: "Deposit",
};

const COLUMNS: Readonly<Record<ExportColumn, Column>> = {
  id: text("id", "id"),
  created: time("created", "createdAt"),
  status: words("status", ["status"], (read) => statusOf(read)?.label ?? read("status")),
  reason: words("reason", ["status", "reason", "amount", "received", "currency"], reasonOf),
  kind: words("kind", ["kind"], (read) => KINDS[read("kind") ?? ""] ?? read("kind")),
  amount: amount("amount", "amount"),
  currency: text("currency", "currency"),
  received: amount("received", "received"),
  refunded: amount("refunded", "refunded"),
  fee: amount("fee", "fee"),
  net: amount("net", "net"),
  reference: text("reference", "reference"),
  externalId: text("externalId", "externalId"),
  invoiceNumber: text("invoiceNumber", "invoiceNumber"),
  customer: words("customer", ["customerName", "customerEmail"], customerOf),
  customerEmail: words("customerEmail", ["customerEmail"], (read, { personal }) => {
    const email = read("customerEmail");
    return email === null || personal ? email : maskEmail(email);
  }),
  connection: words(
    "connection",
    ["connectionId"],
    (read, { connections }) => connections.get(read("connectionId") ?? "") ?? "Removed connection",
  ),
  provider: words("provider", ["provider"], (read) => {
    const id = read("provider") ?? "";
    return findProvider(id)?.name ?? id;
  }),
  method: text("method", "method"),
  network: text("network", "network"),
  txHash: text("txHash", "txHash"),
  address: text("address", "address"),
  country: text("country", "country"),
  description: words("description", ["description"], (read) => maskCardNumbers(read("description") ?? "")),
  link: text("link", "link"),
  tags: text("tags", "tags"),
  paid: time("paid", "paidAt"),
  updated: time("updated", "updatedAt"),
};

export interface RowWriter {
  readonly headers: readonly string[];
  readonly fields: readonly SnapshotField[];
  cells(row: TextRow): string[];
}

/** Writes rows of these columns, in this order. */
export function createRowWriter(names: readonly ExportColumn[], context: ColumnContext): RowWriter {
  const columns = names.map((name) => COLUMNS[name]);
  const fields = [...new Set(columns.flatMap((column) => column.fields))];
  const places = new Map(fields.map((field, index) => [field, index]));
  return {
    headers: columns.flatMap((column) => column.headers.map((header) => textCell(header, context.dialect))),
    fields,
    cells(row) {
      const read: Read = (field) => row[places.get(field) ?? -1] ?? null;
      const cells: string[] = [];
      for (const column of columns) cells.push(...column.cells(read, context));
      return cells;
    },
  };
}

/** As the list shows it, what says how to reach somebody masked. In full only where that was asked for. */
function customerOf(read: Read, { personal }: ColumnContext): string | null {
  const name = read("customerName") ?? "";
  const email = read("customerEmail");
  return (personal ? name || email : shownName({ name, email })) || null;
}

function statusOf(read: Read) {
  const status = TRANSACTION_STATUSES.find((known) => known === read("status"));
  return status === undefined ? undefined : { status, label: STATUS[status].label };
}

function reasonOf(read: Read): string | null {
  const status = statusOf(read)?.status;
  const reason = read("reason");
  // Only these two statuses say more than what a source said.
  if (status !== "review" && status !== "underpaid") return reason;
  const currency = read("currency") ?? "";
  const received = read("received");
  return rowReason({
    status,
    reason,
    amount: moneyOf(read("amount") ?? "0", currency),
    received: received === null ? null : moneyOf(received, currency),
  });
}
