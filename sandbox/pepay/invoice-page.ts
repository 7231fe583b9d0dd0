import type { CheckoutView } from "#sandbox/server/checkout.ts";
import { checkoutPage, pressCheckout } from "#sandbox/server/checkout.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { param } from "#sandbox/server/http.ts";
import type { Markup } from "#sandbox/server/markup.ts";
import { html } from "#sandbox/server/markup.ts";
import { notFoundPage } from "#sandbox/server/page.ts";
import { act, invoiceInFlight } from "./act.ts";
import { tokenAmount } from "./payor.ts";
import type { Invoice, PepayState } from "./state.ts";
import { payTokens } from "./tokens.ts";
import { usd } from "./views.ts";

const endings: Record<string, CheckoutView["outcome"]> = {
  paid: { heading: "Payment completed", text: "The merchant has been told." },
  expired: { heading: "Invoice expired", text: "The time to pay is over." },
  canceled: { heading: "Invoice cancelled", text: "The merchant cancelled this invoice." },
};

function outcomeOf(invoice: Invoice): CheckoutView["outcome"] {
  if (invoiceInFlight(invoice)) {
    return { heading: "Payment detected", text: "Waiting for confirmations on the network." };
  }
  if (invoice.status === "underpaid") {
    const missing = usd(invoice.amountMillis - invoice.paidMillis);
    return {
      heading: "Not enough yet",
      text: `${missing} USD are still missing. Finish with the same token.`,
    };
  }
  return endings[invoice.status];
}

function tokenPicker(invoice: Invoice): Markup {
  const offered = payTokens.filter(
    (token) => invoice.lockedTokenId === null || token.id === invoice.lockedTokenId,
  );
  const options = offered.map(
    (token) =>
      html`<option value="${token.id}">${token.symbol} on ${token.network}: ${tokenAmount(invoice, token)}</option>`,
  );
  return html`<label for="token">Pay with</label><select id="token" name="token">${options}</select>`;
}

export function showInvoice(state: PepayState, request: SandboxRequest): Reply {
  const invoice = state.invoices.get(param(request, "invoiceId"));
  if (!invoice) return notFoundPage("Pepay");
  const open = ["unpaid", "underpaid"].includes(invoice.status) && !invoiceInFlight(invoice);
  const outcome = outcomeOf(invoice);
  return checkoutPage({
    provider: "Pepay",
    title: invoice.title ?? "Invoice",
    amount: `${usd(invoice.amountMillis)} USD`,
    details: [
      ...(invoice.description ? [["For", invoice.description] as const] : []),
      ["Invoice", invoice.id],
      ["Status", invoice.status],
      ["Paid so far", `${usd(invoice.paidMillis)} USD`],
      ["Valid until", new Date(invoice.expiresAt).toISOString()],
    ],
    ...(outcome && { outcome }),
    buttons: open
      ? [
          { action: "pay", label: "Send exact amount" },
          { action: "underpay", label: "Send less", tone: "quiet" },
          { action: "overpay", label: "Send more", tone: "quiet" },
          { action: "expire", label: "Expire now", tone: "bad" },
        ]
      : [],
    ...(open && { fields: tokenPicker(invoice) }),
    backUrl: invoice.returnUrl,
    path: `/pepay/pay/${invoice.id}`,
    left: request.query.has("left") && open,
  });
}

export function pressInvoice(state: PepayState, request: SandboxRequest): Promise<Reply> | Reply {
  const invoice = state.invoices.get(param(request, "invoiceId"));
  if (!invoice) return notFoundPage("Pepay");
  return pressCheckout({
    request,
    path: `/pepay/pay/${invoice.id}`,
    act: (form) => {
      act(state, { id: invoice.id, action: form.get("action") ?? "", token: form.get("token") ?? undefined });
    },
    inFlight: () => invoiceInFlight(invoice),
  });
}
