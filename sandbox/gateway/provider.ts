import { fromUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import type { ProviderModule, RecentItem, SandboxContext } from "#sandbox/server/provider.ts";
import { newestFirst } from "#sandbox/server/provider.ts";
import { route } from "#sandbox/server/router.ts";
import { act, registerJobs } from "./act.ts";
import { createAuthority } from "./authorize.ts";
import { readBalance } from "./balance.ts";
import { pressButton, showCheckout } from "./checkout-page.ts";
import { createCharge, createInvoice, createPayment } from "./create-payment.ts";
import { minorDigits } from "./currencies.ts";
import { inDialect } from "./dialect.ts";
import { errorReply } from "./envelope.ts";
import { importRecords } from "./import.ts";
import { createPayout } from "./payouts.ts";
import { createWebhookPolicy } from "./publish.ts";
import { getMovement, getPayment, listMovements, listPayments } from "./reads.ts";
import { createRefund } from "./refunds.ts";
import type { GatewayState } from "./state.ts";
import { createState } from "./state.ts";
import { createTlsDoor } from "./tls-door.ts";
import { checkoutUrl } from "./views.ts";

type Operation = (state: GatewayState, request: SandboxRequest) => Reply;

/** A plain REST gateway: hosted card payments, direct charges, crypto invoices, refunds, payouts, disputes. */
export function createGateway(context: SandboxContext): ProviderModule {
  const state = createState(context);
  const door = createTlsDoor(context);
  const authority = createAuthority(context, door);
  registerJobs(state);
  const api = (method: string, path: string, operation: Operation) =>
    route(method, path, (request) =>
      inDialect(context.settings.of("gateway").dialect, request, (translated) => {
        authority.require(request);
        return operation(state, translated);
      }),
    );

  return {
    id: "gateway",
    title: "Gateway",
    errorReply,
    webhooks: createWebhookPolicy(state),
    api: [
      route("POST", "/oauth/token", authority.grant),
      api("POST", "/v1/payments", createPayment),
      api("GET", "/v1/payments", (own, request) =>
        listPayments(own, request, ["payment", "charge", "invoice"]),
      ),
      api("GET", "/v1/payments/:id", getPayment),
      api("POST", "/v1/charges", createCharge),
      api("GET", "/v1/charges", (own, request) => listPayments(own, request, ["charge"])),
      api("GET", "/v1/charges/:id", getPayment),
      api("POST", "/v1/invoices", createInvoice),
      api("GET", "/v1/invoices", (own, request) => listPayments(own, request, ["invoice"])),
      api("GET", "/v1/invoices/:id", getPayment),
      api("POST", "/v1/refunds", createRefund),
      api("POST", "/refunds", createRefund),
      api("GET", "/v1/refunds", (own, request) => listMovements(own, request, "refund")),
      api("GET", "/v1/refunds/:id", (own, request) => getMovement(own, request, "refund")),
      api("GET", "/v1/balance", readBalance),
      api("POST", "/v1/payouts", createPayout),
      api("GET", "/v1/payouts", (own, request) => listMovements(own, request, "payout")),
      api("GET", "/v1/payouts/:id", (own, request) => getMovement(own, request, "payout")),
      api("GET", "/v1/disputes", (own, request) => listMovements(own, request, "dispute")),
      api("GET", "/v1/disputes/:id", (own, request) => getMovement(own, request, "dispute")),
    ],
    pages: [
      route("GET", "/client-certificate", () => door.show()),
      route("GET", "/checkout/:id", (request) => showCheckout(state, request)),
      route("POST", "/checkout/:id", (request) => pressButton(state, request)),
    ],
    act: (input) => act(state, input),
    importRecords: (records) => importRecords(state, records),
    recent: (limit) => newestFirst(recentItems(state), limit),
    reset() {
      state.payments.clear();
      state.movements.clear();
      state.idempotency.clear();
      authority.clear();
    },
  };
}

function recentItems(state: GatewayState): RecentItem[] {
  const inMajor = (one: { amount: number; currency: string }) =>
    `${fromUnits(BigInt(one.amount), minorDigits(one.currency))} ${one.currency}`;
  const payments = state.payments.all().map((payment) => ({
    ...payment,
    amount: inMajor(payment),
    pageUrl: checkoutUrl(state, payment),
  }));
  const movements = state.movements
    .all()
    .map((movement) => ({ ...movement, amount: inMajor(movement), pageUrl: null }));
  return [...payments, ...movements].map(({ id, kind, status, amount, createdAt, pageUrl }) => ({
    id,
    kind,
    status,
    amount,
    createdAt,
    pageUrl,
  }));
}
