import type { DoublePaymentCase } from "../double-payments/schema.ts";
import { formatAmount } from "../format.ts";
import { moneyOf } from "../money.ts";
import type { Attention } from "./schema.ts";

/** Somebody's money that came twice: before everything but what has left and should not. */
export function doubleLines(cases: readonly DoublePaymentCase[]): Attention[] {
  return cases.map(({ id, first, second, because, sharedWord }) => ({
    id: `double-${id}`,
    tone: "bad",
    icon: "circle-alert",
    title: `${because === "link" || sharedWord === "" ? second.reference : sharedWord} was paid twice`,
    detail: `${words(first)} at ${first.connection}, then ${words(second)} at ${second.connection}. Send one back, or keep both.`,
    action: "Decide",
    href: `/transactions/${second.id}`,
  }));
}

function words({ amount }: DoublePaymentCase["first"]): string {
  return formatAmount(moneyOf(amount.amount, amount.currency));
}
