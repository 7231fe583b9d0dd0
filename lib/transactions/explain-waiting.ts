import { addSeconds } from "date-fns/addSeconds";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import { isSettled, type TransactionStatus } from "./status.ts";

export interface WaitingFacts {
  readonly status: TransactionStatus;
  /** Null when the provider no longer offers it, or never named it. */
  readonly method: Pick<
    PaymentMethod,
    "label" | "family" | "network" | "expectedSeconds" | "windowSeconds"
  > | null;
  readonly createdAt: Date;
  /** When the provider stops waiting for the payer. */
  readonly expiresAt: Date | null;
  readonly confirmations: number | null;
  readonly now: Date;
}

export interface Waiting {
  readonly why: string;
  /** Until then it is normal. */
  readonly expectedBy: Date;
  readonly late: boolean;
}

/** A method that we know nothing about is given a quarter of an hour. */
const UNKNOWN_METHOD = {
  label: "The provider",
  family: "bank",
  expectedSeconds: 900,
  windowSeconds: 86_400,
} as const;

/** Why money is not here yet, and until when that is normal; null when nothing is awaited. */
export function explainWaiting(facts: WaitingFacts): Waiting | null {
  const { status, createdAt, now, expiresAt } = facts;
  if (isSettled(status)) return null;
  const method = facts.method ?? UNKNOWN_METHOD;
  // The payer may take the whole window; only once they have acted does the provider's usual time count.
  const waitsForPayer = status === "created" || status === "pending" || status === "underpaid";
  const window = expiresAt ?? addSeconds(createdAt, method.windowSeconds);
  const usual = addSeconds(createdAt, method.expectedSeconds);
  const expectedBy = waitsForPayer ? latest(window, usual) : usual;
  const late = now > expectedBy;
  return { why: whyOf(facts, method, late), expectedBy, late };
}

function whyOf(
  { status, confirmations }: WaitingFacts,
  method: Pick<PaymentMethod, "label" | "family" | "network">,
  late: boolean,
): string {
  if (status === "created") return "The provider has not answered yet; Paydeck keeps asking.";
  if (status === "underpaid") return "Some of the money arrived. The payer can still send the rest.";
  if (status === "confirming") {
    const where = method.network === undefined ? "the network" : method.network;
    const seen = confirmations === null ? "" : ` (${confirmations} so far)`;
    return late
      ? `${where} is slower than usual with its confirmations${seen}.`
      : `The money is on its way; ${where} is confirming it${seen}.`;
  }
  if (status === "processing") {
    return late
      ? `${method.label} usually takes less time than this.`
      : `${method.label} has the payment and is working on it.`;
  }
  if (late) return "The time to pay has passed and the provider has not said how it ended.";
  return WAITING_FOR_PAYER[method.family];
}

const WAITING_FOR_PAYER: Readonly<Record<PaymentMethod["family"], string>> = {
  card: "The payer has not finished on the card page.",
  bank: "The payer has not confirmed it at the bank yet.",
  wallet: "The payer has not approved it in the wallet yet.",
  cash: "The payer has a voucher and has not paid it in cash yet.",
  crypto: "Nothing has been sent to the payment address yet.",
};

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
