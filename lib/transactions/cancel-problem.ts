import type { Connection } from "../connections/connection.ts";
import { leaves } from "./status.ts";

/** Why this can't be canceled at its provider now, in words; null when nothing stands against it. */
export function cancelProblem(
  row: { readonly kind: string; readonly status: string; readonly externalId: string | null },
  connection: Pick<Connection, "provider" | "name" | "disabledAt"> | undefined,
): string | null {
  if (leaves(row.kind) || row.kind === "deposit") return "Only a payment can be canceled.";
  if (row.status !== "created" && row.status !== "pending")
    return "Only what nobody has paid yet can be canceled.";
  if (connection === undefined) return "Its connection was removed.";
  if (connection.provider.operations.cancelPayment === undefined)
    return `${connection.provider.name} has no way to cancel a payment.`;
  if (connection.disabledAt !== null) return `${connection.name} is switched off.`;
  return row.externalId === null ? "The provider's id of this payment is not known yet." : null;
}
