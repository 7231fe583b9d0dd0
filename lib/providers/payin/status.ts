import type { TransactionStatus } from "../../transactions/status.ts";

/** PayIn documents pending, completed and expired; its Cloud edition announces more, "names may vary". */
const ORDER_STATUS: Readonly<Record<string, TransactionStatus>> = {
  created: "pending",
  pending: "pending",
  pending_payment: "pending",
  pending_confirmation: "confirming",
  confirming: "confirming",
  completed: "succeeded",
  paid: "succeeded",
  confirmed: "succeeded",
  overpaid: "succeeded",
  underpaid: "underpaid",
  expired: "expired",
  failed: "failed",
  cancelled: "canceled",
  canceled: "canceled",
};

/** `seen`: a transfer is on the network; PayIn keeps such an order at "pending" until it is confirmed. */
export function orderStatusOf(word: string, seen = false): TransactionStatus {
  const key = word.toLowerCase().replace(/[ -]/g, "_");
  const status = Object.hasOwn(ORDER_STATUS, key) ? ORDER_STATUS[key] : undefined;
  if (status === "pending" && seen) return "confirming";
  return status ?? "processing";
}

/** `confirmed` and `completed` are one credit: the guide sends the first, the server the second. */
const DEPOSIT_STATUS: Readonly<Record<string, TransactionStatus>> = {
  pending: "confirming",
  detected: "confirming",
  confirmed: "succeeded",
  completed: "succeeded",
};

export function depositStatusOf(word: string): TransactionStatus {
  const key = word.toLowerCase();
  return (Object.hasOwn(DEPOSIT_STATUS, key) ? DEPOSIT_STATUS[key] : undefined) ?? "processing";
}
