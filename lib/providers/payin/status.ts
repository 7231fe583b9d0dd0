import type { TransactionStatus } from "../../transactions/status.ts";
import { unknownStatus } from "../drift.ts";
import type { DriftSign } from "../facts.ts";

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
  const key = keyOf(word);
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
  const key = keyOf(word);
  return (Object.hasOwn(DEPOSIT_STATUS, key) ? DEPOSIT_STATUS[key] : undefined) ?? "processing";
}

/** A word that no document of PayIn lists; silence is no word. */
export function statusDrift(where: "order" | "deposit", word: string): DriftSign[] {
  if (word === "") return [];
  return unknownStatus(where, keyOf(word), where === "order" ? ORDER_STATUS : DEPOSIT_STATUS);
}

function keyOf(word: string): string {
  return word.toLowerCase().replace(/[ -]/g, "_");
}
