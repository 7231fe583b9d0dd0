import type { Connection } from "../connections/connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import { STATUS } from "../transactions/status.ts";
import { statusOf } from "./figures-of.ts";
import type { RefundWay } from "./refund-way.ts";

/** Why this transaction can't be given back now, in words; null when nothing but the amount is left to check. */
export function refundProblem(
  row: Transaction,
  connection: Connection,
  way: RefundWay | null,
): string | null {
  if (row.kind !== "payment" && row.kind !== "deposit") return "Only money that came in can be refunded.";
  const status = statusOf(row);
  const phase = STATUS[status].phase;
  // What came of an underpaid invoice lies in the merchant's own wallet: only from there it can be sent back.
  const isPartOfIt = phase === "partial" && way?.type === "transfer" && row.received !== null;
  if (phase !== "paid" && !isPartOfIt) return "No money has arrived that could be refunded.";
  if (status === "refunded") return "All of it has gone back.";
  if (status === "charged_back") return "The payer's bank has taken it back.";
  if (status === "disputed") return "The payer disputes it. A refund now could pay it back twice.";
  if (connection.disabledAt !== null) return `${connection.name} is switched off.`;
  if (way === null) return `${connection.provider.name} offers no way to send money back.`;
  if (way.type === "api" && row.externalId === null) return "The provider's id of this payment is not known.";
  return null;
}
