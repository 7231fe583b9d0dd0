import type { Tone } from "../transactions/status.ts";

export const EXPORT_STATUSES = ["waiting", "running", "done", "failed", "cancelled", "expired"] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

export const EXPORT_STATUS: Readonly<
  Record<ExportStatus, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  waiting: { label: "Waiting", tone: "mute", icon: "clock" },
  running: { label: "Being written", tone: "info", icon: "loader" },
  done: { label: "Ready", tone: "ok", icon: "circle-check" },
  failed: { label: "Failed", tone: "bad", icon: "circle-x" },
  cancelled: { label: "Cancelled", tone: "mute", icon: "ban" },
  expired: { label: "Expired", tone: "mute", icon: "timer-off" },
};

export function isUnderWay(status: ExportStatus): boolean {
  return status === "waiting" || status === "running";
}

/** Those that can begin again, as they were asked for. */
export function canStartAgain(status: ExportStatus): boolean {
  return status === "failed" || status === "cancelled" || status === "expired";
}

/** How long a file is kept. */
export const KEPT_DAYS = 7;

export const EXPORT_FORMATS = ["csv", "excel_point", "excel_comma"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_FORMAT: Readonly<
  Record<ExportFormat, { readonly label: string; readonly detail: string }>
> = {
  csv: { label: "CSV", detail: "For programs: commas, decimal points, every digit as it is." },
  excel_point: {
    label: "CSV for Excel, 1,234.56",
    detail: "For an Excel that writes amounts with a decimal point.",
  },
  excel_comma: {
    label: "CSV for Excel, 1.234,56",
    detail: "For an Excel that writes amounts with a decimal comma, as in Spanish or Portuguese.",
  },
};

/** Everything that a transaction has, in the order in which it is offered. */
export const EXPORT_COLUMNS = {
  id: "Id",
  created: "Created",
  status: "Status",
  reason: "Reason",
  kind: "Kind",
  amount: "Amount",
  currency: "Currency",
  received: "Received",
  refunded: "Refunded",
  fee: "Fee",
  net: "Net",
  reference: "Reference",
  externalId: "External id",
  invoiceNumber: "Invoice number",
  customer: "Customer",
  customerEmail: "Customer e-mail",
  connection: "Connection",
  provider: "Provider",
  method: "Method",
  network: "Network",
  txHash: "Transaction hash",
  address: "Address",
  country: "Country",
  description: "Description",
  link: "Payment link",
  tags: "Tags",
  paid: "Paid",
  updated: "Updated",
} as const;

/** Of a file of the audit log: all of them, always. */
export const AUDIT_COLUMNS = [
  "Time",
  "Time offset",
  "Who",
  "Member id",
  "What",
  "Kind of thing",
  "Id of the thing",
  "Detail",
  "Address",
  "Request id",
  "Entry id",
] as const;

export type ExportColumn = keyof typeof EXPORT_COLUMNS;
