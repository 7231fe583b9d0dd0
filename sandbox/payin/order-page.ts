import type { CheckoutView } from "#sandbox/server/checkout.ts";
import { checkoutPage, pressCheckout } from "#sandbox/server/checkout.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { param } from "#sandbox/server/http.ts";
import { notFoundPage } from "#sandbox/server/page.ts";
import { qrDataUrl } from "#sandbox/server/qr.ts";
import { actOnOrder, orderInFlight, remainingOf } from "./order-act.ts";
import type { Order, PayInState } from "./state.ts";

/** Redirect parameters: camelCase as in the API reference, or snake_case as in the guide. */
function backUrl(state: PayInState, order: Order): string | null {
  const target = order.status === "completed" ? order.successUrl : order.cancelUrl;
  if (!target) return null;
  const camel = state.context.settings.of("payin").spelling === "camel";
  const url = new URL(target);
  const set = (name: string, value: string | null | undefined) => {
    const spelled = camel ? name : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (value) url.searchParams.set(spelled, value);
  };
  set("orderReference", order.orderReference);
  set("status", order.status);
  set("amount", order.amount);
  set("currency", order.currency);
  set("chainId", order.chainId);
  if (!camel) set("completedAt", order.completedAt);
  set("txHash", order.transfers.at(-1)?.txHash);
  return url.toString();
}

function outcomeOf(order: Order): CheckoutView["outcome"] {
  if (order.status === "completed")
    return { heading: "Payment completed", text: "The merchant has been told." };
  if (order.status === "expired") {
    return { heading: "Order expired", text: "The time to pay is over. Do not send money to this address." };
  }
  if (orderInFlight(order)) {
    return { heading: "Payment detected", text: "Waiting for confirmations on the network." };
  }
  if (order.transfers.length > 0) {
    return { heading: "Not enough yet", text: `${remainingOf(order)} ${order.currency} are still missing.` };
  }
  return undefined;
}

export function showOrder(state: PayInState, request: SandboxRequest): Reply {
  const order = state.orders.get(param(request, "orderId"));
  if (!order) return notFoundPage("PayIn");
  const open = order.status === "pending" && !orderInFlight(order);
  const outcome = outcomeOf(order);
  return checkoutPage({
    provider: "PayIn",
    title: "Crypto payment",
    amount: `${order.amount} ${order.currency}`,
    details: [
      ["Order", order.orderReference],
      ["Network", order.chainId],
      ["Address", order.address],
      ["Status", order.status],
      ["Valid until", order.expiresAt],
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
    backUrl: backUrl(state, order),
    path: `/payin/pay/${order.orderId}`,
    left: request.query.has("left") && open,
    qr: qrDataUrl(order.address),
  });
}

export function pressOrder(state: PayInState, request: SandboxRequest): Promise<Reply> | Reply {
  const order = state.orders.get(param(request, "orderId"));
  if (!order) return notFoundPage("PayIn");
  return pressCheckout({
    request,
    path: `/payin/pay/${order.orderId}`,
    act: (form) => void actOnOrder(state, order, { id: order.orderId, action: form.get("action") ?? "" }),
    inFlight: () => orderInFlight(order),
  });
}
