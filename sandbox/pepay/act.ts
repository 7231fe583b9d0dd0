import { fakeAddress, hexId, transactionHash } from "#sandbox/server/ids.ts";
import type { ActInput, ActResult } from "#sandbox/server/provider.ts";
import { refuseAct } from "#sandbox/server/provider.ts";
import { publishInvoice, publishPayment } from "./publish.ts";
import type { Invoice, InvoicePayment, PepayState } from "./state.ts";
import { payTokens, tokenById } from "./tokens.ts";

type Settlement = InvoicePayment["settlementStatus"];

const actions = ["pay", "underpay", "overpay", "expire", "cancel"];

function isOpen(invoice: Invoice): boolean {
  return invoice.status === "unpaid" || invoice.status === "underpaid";
}

export function invoiceInFlight(invoice: Invoice): boolean {
  return isOpen(invoice) && invoice.payments.some((payment) => payment.status === "pending");
}

function setStatus(
  state: PepayState,
  invoice: Invoice,
  status: Invoice["status"],
  before: Record<string, unknown>,
) {
  const previous = { ...before, status: invoice.status };
  invoice.status = status;
  if (status !== "underpaid") state.context.scheduler.cancel("pepay.expire", invoice.id);
  publishInvoice(state, invoice, previous);
}

/** The payment is final on its chain: the invoice is paid, or underpaid and locked to this token. */
function confirm(state: PepayState, invoice: Invoice, payment: InvoicePayment): void {
  const before = { amount_paid: invoice.paidMillis };
  invoice.paidMillis += payment.millis;
  const enough = invoice.paidMillis >= invoice.amountMillis;
  payment.status = enough ? "confirmed" : "underpaid";
  publishPayment(state, invoice, payment, { status: "pending" });
  if (enough) invoice.paidAt = state.context.clock.now();
  else invoice.lockedTokenId = payment.tokenId;
  setStatus(state, invoice, enough ? "paid" : "underpaid", before);
  if (!enough) return;
  state.context.scheduler.after(
    state.context.settings.of("pepay").confirmationMs,
    "pepay.settle",
    invoice.id,
  );
}

/** One step of passing the money on: pending, processing, settled; or failed, and then manual. */
function settle(state: PepayState, invoice: Invoice): void {
  const { confirmationMs, settlements } = state.context.settings.of("pepay");
  const steps: Partial<Record<Settlement, Settlement>> = {
    pending: "processing",
    processing: settlements === "fail" ? "failed" : "settled",
    failed: "manual",
  };
  for (const payment of invoice.payments) {
    const before = payment.settlementStatus;
    const next = steps[before];
    if (next === undefined) continue;
    payment.settlementStatus = next;
    publishPayment(state, invoice, payment, { settlement_status: before });
  }
  if (invoice.payments.some(({ settlementStatus }) => steps[settlementStatus] !== undefined))
    state.context.scheduler.after(confirmationMs, "pepay.settle", invoice.id);
}

export function registerJobs(state: PepayState): void {
  const { scheduler } = state.context;
  const withInvoice = (run: (invoice: Invoice) => void) => (id: string) => {
    const invoice = state.invoices.get(id);
    if (invoice) run(invoice);
  };
  const pendingPayment = (invoice: Invoice) =>
    isOpen(invoice) ? invoice.payments.find((payment) => payment.status === "pending") : undefined;
  scheduler.handle(
    "pepay.expire",
    withInvoice((invoice) => {
      if (invoiceInFlight(invoice)) scheduler.after(1000, "pepay.expire", invoice.id);
      else if (isOpen(invoice)) setStatus(state, invoice, "expired", {});
    }),
  );
  scheduler.handle(
    "pepay.detect",
    withInvoice((invoice) => {
      const payment = pendingPayment(invoice);
      if (payment) publishPayment(state, invoice, payment);
    }),
  );
  scheduler.handle(
    "pepay.confirm",
    withInvoice((invoice) => {
      const payment = pendingPayment(invoice);
      if (payment) confirm(state, invoice, payment);
    }),
  );
  scheduler.handle(
    "pepay.settle",
    withInvoice((invoice) => settle(state, invoice)),
  );
}

function sendMillis(invoice: Invoice, action: string): number {
  const owed = invoice.amountMillis - invoice.paidMillis;
  if (action === "underpay") return Math.max(1, Math.floor(owed / 2));
  return action === "overpay" ? owed + Math.max(1, Math.floor(owed / 10)) : owed;
}

/** What a press on the hosted page does. One payment at a time; an ended invoice takes none. */
export function act(state: PepayState, input: ActInput): ActResult {
  const invoice = state.invoices.get(input.id);
  if (!invoice) return refuseAct(404, "no such invoice");
  if (!actions.includes(input.action)) refuseAct(400, `unknown action; one of ${actions.join(", ")}`);
  const result = (changed: boolean) => ({ id: invoice.id, status: invoice.status, changed });
  if (!isOpen(invoice) || invoiceInFlight(invoice)) return result(false);
  if (input.action === "expire" || input.action === "cancel") {
    setStatus(state, invoice, input.action === "cancel" ? "canceled" : "expired", {});
    return result(true);
  }
  const picked = payTokens.find((token) => String(token.id) === input.token);
  const locked = invoice.lockedTokenId === null ? undefined : tokenById(invoice.lockedTokenId);
  const token = locked ?? picked ?? payTokens[0];
  if (!token) return refuseAct(400, "no token");
  invoice.payments.push({
    id: hexId("pay_", 10),
    status: "pending",
    settlementStatus: "pending",
    millis: sendMillis(invoice, input.action),
    tokenId: token.id,
    network: token.network,
    txHash: transactionHash(token.protocol),
    payerAddress: fakeAddress(token.protocol, `payer:${invoice.id}`),
    createdAt: state.context.clock.now(),
  });
  const { detectionMs, confirmationMs } = state.context.settings.of("pepay");
  state.context.scheduler.after(detectionMs, "pepay.detect", invoice.id);
  state.context.scheduler.after(Math.max(confirmationMs, detectionMs + 1), "pepay.confirm", invoice.id);
  return result(true);
}
