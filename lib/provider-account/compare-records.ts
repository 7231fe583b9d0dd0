import { formatAmount } from "../format.ts";
import { isSameMoney, moneyOf } from "../money.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { STATUS, transition } from "../transactions/status.ts";
import type { OurRecord } from "./payment-repository.ts";
import type { Agreement } from "./status.ts";

export interface Comparison {
  readonly agreement: Agreement;
  readonly difference: string | null;
}

/** Whether what the provider lists and what we have written down can both be true now. */
export function compareRecords(said: ProviderFact, ours: OurRecord | undefined): Comparison {
  if (ours === undefined) return { agreement: "not_here", difference: null };
  const amount = moneyOf(ours.amount.toFixed(), ours.currency);
  if (said.amount !== undefined && !isSameMoney(said.amount, amount))
    return { agreement: "differs", difference: `Here it is ${formatAmount(amount)}` };
  const { verdict } = transition(ours.status, said.status);
  // Ours may know more already: a refund, a dispute.
  if (verdict === "same" || verdict === "stale") return { agreement: "same", difference: null };
  return { agreement: "differs", difference: `Here it is ${STATUS[ours.status].label.toLowerCase()}` };
}
