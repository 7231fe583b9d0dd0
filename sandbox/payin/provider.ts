import type { ActInput, ActResult, ProviderModule, SandboxContext } from "#sandbox/server/provider.ts";
import { newestFirst, refuseAct } from "#sandbox/server/provider.ts";
import { createRateLimiter } from "#sandbox/server/rate-limit.ts";
import { route } from "#sandbox/server/router.ts";
import { bindingUrl } from "./binding-view.ts";
import { pressDeposit, showDepositAddress } from "./deposit-page.ts";
import { receiveDeposit, registerDepositJobs } from "./deposits.ts";
import { spoken } from "./dialect.ts";
import { errorReply } from "./envelope.ts";
import { importRecords } from "./import.ts";
import { pressLink, showLink } from "./link-checkout.ts";
import { actOnOrder, registerOrderJobs } from "./order-act.ts";
import { pressOrder, showOrder } from "./order-page.ts";
import { orderUrl } from "./orders.ts";
import { createWebhookPolicy } from "./publish.ts";
import { apiRoutes } from "./routes.ts";
import type { PayInState } from "./state.ts";
import { createState, tableNames } from "./state.ts";

function act(state: PayInState, input: ActInput): ActResult {
  const order = state.orders.get(input.id) ?? state.orders.find((one) => one.orderReference === input.id);
  if (order) return actOnOrder(state, order, input);
  const binding = state.bindings.find((one) => one.depositReference === input.id);
  if (!binding) return refuseAct(404, "no such order or deposit reference");
  if (input.action !== "deposit" && input.action !== "pay")
    refuseAct(400, "a deposit reference only takes deposit");
  const chainId = input.chainId ?? (binding.protocol === "tron" ? "tron-nile" : "ethereum-sepolia");
  const deposit = receiveDeposit(state, binding, input.amount ?? "10", input.currency ?? "USDT", chainId);
  return { id: deposit.depositId, status: deposit.status, changed: true };
}

/** PayIn: stablecoin orders, deposit addresses and payment links, straight to the merchant's own addresses. */
export function createPayIn(context: SandboxContext): ProviderModule {
  const state = createState(context);
  const limiter = createRateLimiter(context.clock);
  registerOrderJobs(state);
  registerDepositJobs(state);

  const recentOrders = () =>
    state.orders.all().map((order) => ({
      id: order.orderId,
      kind: "order",
      status: order.status,
      amount: `${order.amount} ${order.currency}`,
      createdAt: order.createdAt,
      pageUrl: orderUrl(state, order),
    }));
  const recentBindings = () =>
    state.bindings.all().map((binding) => ({
      id: binding.depositReference,
      kind: "deposit address",
      status: binding.protocol,
      amount: "any",
      createdAt: binding.boundAt,
      pageUrl: bindingUrl(state, binding),
    }));

  return {
    id: "payin",
    title: "PayIn",
    errorReply: (status, message) => spoken(state, errorReply(status, message)),
    callsPerMinute: 100,
    webhooks: createWebhookPolicy(state),
    api: apiRoutes(state, limiter),
    pages: [
      route("GET", "/pay/:orderId", (request) => showOrder(state, request)),
      route("POST", "/pay/:orderId", (request) => pressOrder(state, request)),
      route("GET", "/checkout/:slug", (request) => showLink(state, request)),
      route("POST", "/checkout/:slug", (request) => pressLink(state, request)),
      route("GET", "/deposit/:depositReference", (request) => showDepositAddress(state, request)),
      route("POST", "/deposit/:depositReference", (request) => pressDeposit(state, request)),
    ],
    act: (input) => act(state, input),
    importRecords: (records) => importRecords(state, records),
    recent: (limit) => newestFirst([...recentOrders(), ...recentBindings()], limit),
    reset() {
      for (const name of tableNames) state[name].clear();
      state.idempotency.clear();
      limiter.clear();
    },
  };
}
