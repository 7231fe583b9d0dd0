import { TRANSACTION_KINDS, type TransactionKind } from "./status.ts";

/** `method` of a refund that the provider itself carries out. */
export const REFUND_METHOD = "refund";
/** `method` of a refund that a person sends from the merchant's own wallet; Paydeck writes down where and with which hash. */
export const TRANSFER_METHOD = "transfer";

/** What the provider takes it for: a refund that goes to bank details is a payout over there. */
export function kindAtProvider({
  kind,
  method,
}: {
  readonly kind: string;
  readonly method: string;
}): TransactionKind {
  const known = TRANSACTION_KINDS.find((one) => one === kind) ?? "payment";
  return known === "refund" && method !== REFUND_METHOD && method !== "unknown" ? "payout" : known;
}
