import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import { isPaid, STATUS } from "#lib/transactions/status.ts";

/** What the payer's page is about, in the order of what matters most to a payer. */
export type PayState =
  | "receipt"
  | "review"
  | "underpaid"
  | "checking"
  | "confirming"
  | "act"
  | "failed"
  | "late"
  | "held"
  | "choose"
  | "closed";

export function payState(page: PayPage): PayState {
  const { payment, state } = page;
  if (payment === null) return state !== "open" ? "closed" : page.held ? "held" : "choose";
  if (isPaid(payment.status)) return "receipt";
  const { phase } = STATUS[payment.status];
  if (phase === "held") return "review";
  if (phase === "partial") return "underpaid";
  if (phase === "unpaid") return "failed";
  if (payment.isTooLate) return "late";
  if (payment.status === "confirming") return "confirming";
  return payment.nextAction === null ? "checking" : "act";
}

/** The page may still change by itself. */
export function isLive(state: PayState): boolean {
  return (
    state === "underpaid" ||
    state === "checking" ||
    state === "confirming" ||
    state === "act" ||
    state === "late" ||
    state === "review"
  );
}
