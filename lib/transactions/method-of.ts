import type { Connection } from "../connections/connection.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import { kindAtProvider } from "./movement-way.ts";

/** The way that a transaction goes by, as its provider offers it; null when it no longer does, or never named it. */
export function methodOf(
  { provider, mode }: Pick<Connection, "provider" | "mode">,
  row: { readonly kind: string; readonly method: string },
): PaymentMethod | null {
  const offered =
    kindAtProvider(row) === "payout" ? (provider.payoutMethods?.(mode) ?? []) : provider.methods(mode);
  return offered.find((known) => known.id === row.method) ?? null;
}
