import { formatAmount } from "../format.ts";
import { compareMoney, type Money, subtractMoney } from "../money.ts";
import type { TransactionStatus } from "./status.ts";

export interface ReasonFacts {
  readonly status: TransactionStatus;
  readonly reason: string | null;
  readonly amount: Money;
  readonly received: Money | null;
}

/** The few words beside a status: what a source said, else what follows from the figures. */
export function rowReason({ status, reason, amount, received }: ReasonFacts): string | null {
  if (status === "review") return "Sources disagree";
  if (reason !== null && reason !== "") return reason;
  if (status !== "underpaid" || received === null || received.currency !== amount.currency) return null;
  return compareMoney(received, amount) < 0
    ? `${formatAmount(subtractMoney(amount, received))} missing`
    : null;
}
