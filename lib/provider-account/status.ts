import type { OperationName } from "../providers/contract.ts";
import type { Tone } from "../transactions/status.ts";

/** What can be looked at in a provider's own account, each with the operation that answers it. */
export const ACCOUNT_SECTIONS = [
  { id: "payments", label: "Payments", operation: "listPayments" },
  { id: "totals", label: "Totals", operation: "readTotals" },
  { id: "tokens", label: "Tokens", operation: "listTokens" },
  { id: "pools", label: "Address pools", operation: "listAddressPools" },
  { id: "endpoints", label: "Webhook endpoints", operation: "listEndpoints" },
  { id: "deliveries", label: "Delivery log", operation: "listDeliveries" },
  { id: "links", label: "Links", operation: "createLink" },
] as const satisfies readonly { id: string; label: string; operation: OperationName }[];
export type AccountSection = (typeof ACCOUNT_SECTIONS)[number]["id"];

/** The sections of a provider with these operations, in the order in which they are shown. */
export function accountSections(operations: readonly string[]): (typeof ACCOUNT_SECTIONS)[number][] {
  return ACCOUNT_SECTIONS.filter(({ operation }) => operations.includes(operation));
}

export function hasAccount(operations: readonly string[]): boolean {
  return accountSections(operations).length > 0;
}

export const AGREEMENTS = ["same", "differs", "not_here"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

export const AGREEMENT: Readonly<
  Record<Agreement, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  same: { label: "Agrees", tone: "ok", icon: "circle-check" },
  differs: { label: "Differs", tone: "warn", icon: "scale" },
  not_here: { label: "Not here", tone: "bad", icon: "circle-alert" },
};

/** Fewer addresses than this, and a provider may soon have to refuse new orders. */
export const POOL_IS_LOW = 100;
