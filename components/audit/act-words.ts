import type { AuditRow } from "#lib/audit-desk/schema.ts";
import { ACT_NAMES } from "./act-names.ts";

/** "link.archive" as "Archived a payment link": the name itself stays searchable beside it. */
export function actWords(action: string): string {
  const name = ACT_NAMES[action];
  if (name !== undefined) return name;
  const words = action.replaceAll(/[._-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where what was acted on is looked at, below the merchant's own address; null for what has no page. */
export function targetPath({
  targetType,
  targetId,
}: Pick<AuditRow, "targetType" | "targetId">): string | null {
  const folder = TARGET_FOLDERS[targetType];
  return folder === undefined || targetId === "" ? null : `${folder}/${encodeURIComponent(targetId)}`;
}

const TARGET_FOLDERS: Readonly<Record<string, string>> = {
  transaction: "transactions",
  payment_link: "payment-links",
  invoice: "invoices",
  customer: "customers",
  connection: "connections",
  deposit_address: "deposits",
  endpoint: "webhooks/endpoints",
  replay: "webhooks/replays",
};
