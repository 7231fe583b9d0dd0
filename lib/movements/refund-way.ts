import type { Connection } from "../connections/connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import type { PayoutMethod } from "../providers/movement-contract.ts";

export type RefundWay =
  | { readonly type: "api"; readonly needsAddress: boolean }
  | { readonly type: "payout"; readonly methods: readonly PayoutMethod[] }
  | { readonly type: "transfer" };

/**
 * How money goes back through this connection: the provider sends it, or it is paid out to bank details, or, for
 * crypto that the provider does not hold, a person sends it. Null: this provider has no way.
 */
export function refundWay(
  { provider, mode }: Connection,
  payment: Pick<Transaction, "method" | "network" | "address" | "currency" | "country">,
): RefundWay | null {
  const family = provider.methods(mode).find((method) => method.id === payment.method)?.family;
  const isCrypto = family === "crypto" || payment.network !== null || payment.address !== null;
  if (provider.operations.createRefund !== undefined) return { type: "api", needsAddress: isCrypto };
  if (isCrypto) return { type: "transfer" };
  const methods = payoutMethodsOf({ provider, mode }).filter((method) =>
    method.currencies.some((code) => code === payment.currency),
  );
  const { country } = payment;
  const home = methods.filter(({ countries }) => country === null || countries?.includes(country) !== false);
  if (methods.length === 0) return null;
  return { type: "payout", methods: home.length > 0 ? home : methods };
}

/** Ways to pay out, where the provider has any and can carry them out. */
export function payoutMethodsOf({
  provider,
  mode,
}: Pick<Connection, "provider" | "mode">): readonly PayoutMethod[] {
  return provider.operations.createPayout === undefined ? [] : (provider.payoutMethods?.(mode) ?? []);
}
