import type { CheckoutButton, CheckoutView } from "#sandbox/server/checkout.ts";
import { checkoutPage, pressCheckout } from "#sandbox/server/checkout.ts";
import { fromUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { formOf, param, seeOther } from "#sandbox/server/http.ts";
import type { Markup } from "#sandbox/server/markup.ts";
import { html } from "#sandbox/server/markup.ts";
import { notFoundPage } from "#sandbox/server/page.ts";
import { act, declineReasons, isOpen } from "./act.ts";
import { chargeCard } from "./charge-card.ts";
import { assets } from "./crypto.ts";
import { minorDigits } from "./currencies.ts";
import type { GatewayState, Payment } from "./state.ts";
import { cardOfNumber } from "./test-cards.ts";

const path = (payment: Payment) => `/gateway/checkout/${payment.id}`;

function cardForm(payment: Payment, refused: boolean): Markup {
  return html`<form method="post" action="${path(payment)}" autocomplete="off">
${refused && html`<p role="alert" id="card-problem">That is not a test card. Use one of the numbers below.</p>`}
<label for="card-number">Card number</label><input id="card-number" name="card_number" inputmode="numeric" maxlength="23" required placeholder="4242 4242 4242 4242">
<div class="row"><div><label for="card-expiry">Expires</label><input id="card-expiry" name="card_expiry" placeholder="12/34" maxlength="7"></div>
<div><label for="card-code">Security code</label><input id="card-code" name="card_code" inputmode="numeric" placeholder="123" maxlength="4"></div></div>
<label for="bank">When the bank checks (3DS)</label><select id="bank" name="bank"><option value="challenge">It asks the payer</option><option value="frictionless">It lets the payment through</option></select>
<button name="action" value="card">Pay</button></form>
<p class="muted">4242 4242 4242 4242 succeeds · 4000 0000 0000 0002 is declined · 4000 0000 0000 9995 has no funds · 4000 0027 6000 3184 asks the bank (3DS) · 4000 0000 0000 0341 is saved, then declined</p>`;
}

function assetPicker(): Markup {
  const options = assets.map((asset) => html`<option>${asset}</option>`);
  return html`<label for="asset">Pay with</label><select id="asset" name="asset">${options}</select>`;
}

const cardButtons: CheckoutButton[] = [
  { action: "decline", label: "Decline", tone: "bad", reasons: declineReasons },
  { action: "expire", label: "Expire now", tone: "quiet" },
];
const challengeButtons: CheckoutButton[] = [
  { action: "pay", label: "Approve the payment" },
  { action: "decline", label: "Refuse the payment", tone: "bad" },
];
const cryptoButtons: CheckoutButton[] = [
  { action: "pay", label: "Send exact amount" },
  { action: "underpay", label: "Send less", tone: "quiet" },
  { action: "overpay", label: "Send more", tone: "quiet" },
  { action: "expire", label: "Expire now", tone: "bad" },
];

function buttonsFor(payment: Payment): CheckoutButton[] {
  if (!isOpen(payment)) return [];
  if (payment.kind === "invoice") return cryptoButtons;
  return payment.status === "requires_action" ? challengeButtons : cardButtons;
}

const outcomes: Partial<Record<Payment["status"], CheckoutView["outcome"]>> = {
  requires_action: {
    heading: "Your bank asks",
    text: "Approve this payment as you would in your bank's app (3DS).",
  },
  detected: { heading: "Payment detected", text: "Waiting for confirmations on the network." },
  underpaid: { heading: "Not enough yet", text: "Less than the amount arrived. Send the rest." },
  expired: { heading: "Payment expired", text: "The time to pay is over." },
  refunded: { heading: "Payment refunded", text: "The money went back." },
  partially_refunded: { heading: "Payment partly refunded", text: "A part of the money went back." },
  disputed: { heading: "Payment disputed", text: "The cardholder disputed it." },
};

function outcomeOf(payment: Payment): CheckoutView["outcome"] {
  if (["succeeded", "completed", "settled"].includes(payment.status)) {
    return { heading: "Payment completed", text: "The merchant has been told." };
  }
  if (payment.status === "failed") {
    return { heading: "Payment declined", text: (payment.failureCode ?? "declined").replaceAll("_", " ") };
  }
  if (payment.sending !== null) return outcomes.detected;
  return outcomes[payment.status];
}

function backUrl(payment: Payment): string | null {
  if (!payment.returnUrl) return null;
  const url = new URL(payment.returnUrl);
  url.searchParams.set("payment_id", payment.id);
  url.searchParams.set("status", payment.status);
  return url.toString();
}

export function showCheckout(state: GatewayState, request: SandboxRequest): Reply {
  const payment = state.payments.get(param(request, "id"));
  if (!payment) return notFoundPage("Gateway");
  const asksCard = payment.kind !== "invoice" && payment.status === "pending";
  const outcome = outcomeOf(payment);
  const amount = fromUnits(BigInt(payment.amount), minorDigits(payment.currency));
  return checkoutPage({
    provider: "Gateway",
    title: payment.kind === "invoice" ? "Crypto invoice" : "Card payment",
    amount: `${amount} ${payment.currency}`,
    details: [
      ...(payment.description ? [["For", payment.description] as const] : []),
      ["Payment", payment.id],
      ...(payment.reference ? [["Reference", payment.reference] as const] : []),
      ["Status", payment.status.replaceAll("_", " ")],
      ...(payment.card ? [["Card", `${payment.card.brand} ···· ${payment.card.last4}`] as const] : []),
    ],
    ...(outcome && { outcome }),
    ...(asksCard && { extra: cardForm(payment, request.query.has("refused")) }),
    buttons: buttonsFor(payment),
    ...(payment.kind === "invoice" && isOpen(payment) && { fields: assetPicker() }),
    backUrl: backUrl(payment),
    path: path(payment),
    left: request.query.has("left") && isOpen(payment),
  });
}

/** The card number lives only inside this call: it is looked up and forgotten. */
export function pressButton(state: GatewayState, request: SandboxRequest): Promise<Reply> | Reply {
  const payment = state.payments.get(param(request, "id"));
  if (!payment) return notFoundPage("Gateway");
  const form = formOf(request);
  if (form.get("action") === "card") {
    const card = cardOfNumber(form.get("card_number") ?? "");
    if (!card) return seeOther(`${path(payment)}?refused=1`);
    const bank = form.get("bank") === "frictionless" ? "frictionless" : "challenge";
    if (payment.kind !== "invoice" && payment.status === "pending") chargeCard(state, payment, card, bank);
    return seeOther(path(payment));
  }
  return pressCheckout({
    request,
    path: path(payment),
    act: () => {
      act(state, {
        id: payment.id,
        action: form.get("action") ?? "",
        reason: form.get("reason") ?? undefined,
        token: form.get("asset") ?? undefined,
      });
    },
    inFlight: () => payment.sending !== null,
  });
}
