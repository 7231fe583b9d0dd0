import type { TransactionRow } from "#lib/transactions/schema.ts";

const KIND_WORDS: Readonly<Record<TransactionRow["kind"], string>> = {
  payment: "",
  refund: "Refund",
  payout: "Payout",
  deposit: "Deposit",
};

/** "Deposit · TRON": the kind is named only where it is not a payment, and only once. */
export function methodWords({ kind, methodLabel }: Pick<TransactionRow, "kind" | "methodLabel">): string {
  const word = KIND_WORDS[kind];
  if (word === "" || methodLabel.toLowerCase().startsWith(word.toLowerCase())) return methodLabel;
  return methodLabel === "" ? word : `${word} · ${methodLabel}`;
}
