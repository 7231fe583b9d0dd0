import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { headerOf, json, ReplyError } from "#sandbox/server/http.ts";
import { hexId } from "#sandbox/server/ids.ts";
import type { ProviderModule, SandboxContext } from "#sandbox/server/provider.ts";
import { newestFirst } from "#sandbox/server/provider.ts";
import { createRateLimiter, rateHeaders } from "#sandbox/server/rate-limit.ts";
import { route } from "#sandbox/server/router.ts";
import { act, registerJobs } from "./act.ts";
import { createInvoice, paymentUrl } from "./create-invoice.ts";
import { errorReply, refuse } from "./envelope.ts";
import { getEvent, listEvents } from "./events.ts";
import { importRecords } from "./import.ts";
import { pressInvoice, showInvoice } from "./invoice-page.ts";
import { createMerchantStream } from "./merchant-stream.ts";
import {
  availableTokens,
  customerEmail,
  paymentAddresses,
  paymentStatus,
  sessionDetails,
  verifyPayment,
} from "./payor.ts";
import { createWebhookPolicy } from "./publish.ts";
import {
  getInvoice,
  getInvoiceStatus,
  invoiceTotals,
  listCustomerInvoices,
  listInvoices,
} from "./read-invoices.ts";
import type { PepayState } from "./state.ts";
import { createState } from "./state.ts";
import { payTokens } from "./tokens.ts";
import { usd } from "./views.ts";
import { mintWsToken } from "./ws-token.ts";

const windows = [{ limit: 100, windowMs: 60_000 }];

function merchantTokens(): Reply {
  return json(200, {
    acceptance_policy: "accept_all",
    environment: sandboxAccounts.pepay.environment,
    tokens: payTokens.map((token) => ({
      id: token.id,
      token_symbol: token.symbol,
      token_name: token.name,
      network: token.network,
      network_environment: sandboxAccounts.pepay.environment,
      is_blocked: false,
      price: token.rate,
    })),
  });
}

/** Pepay: US-dollar invoices paid in crypto, on devnet. */
export function createPepay(context: SandboxContext): ProviderModule {
  const state = createState(context);
  const limiter = createRateLimiter(context.clock);
  registerJobs(state);

  type Operation = (state: PepayState, request: SandboxRequest) => Reply;
  const merchant = (method: string, path: string, operation: Operation) =>
    route(method, `/api/v1${path}`, (request) => {
      if (headerOf(request, "x-api-key") !== sandboxAccounts.pepay.apiKey) refuse(401, "Invalid API key");
      if (!context.settings.of("pepay").rateLimits) return operation(state, request);
      const verdict = limiter.take("key", windows);
      if (!verdict.allowed) {
        const reply = errorReply(429, "Too many requests");
        throw new ReplyError({ ...reply, headers: { ...reply.headers, ...rateHeaders(verdict) } });
      }
      const reply = operation(state, request);
      const headers = { ...reply.headers, ...rateHeaders(verdict), "x-request-id": hexId("req_", 6) };
      return { ...reply, headers };
    });
  const payor = (method: string, path: string, operation: Operation) =>
    route(method, `/api/v1/payments${path}`, (request) => operation(state, request));

  return {
    id: "pepay",
    title: "Pepay",
    errorReply,
    callsPerMinute: 100,
    webhooks: createWebhookPolicy(state),
    api: [
      merchant("POST", "/invoices", createInvoice),
      merchant("GET", "/invoices", listInvoices),
      merchant("GET", "/invoices/totals", invoiceTotals),
      merchant("GET", "/invoices/customer/:customerId", listCustomerInvoices),
      merchant("GET", "/invoices/:invoiceId", getInvoice),
      merchant("GET", "/invoices/:invoiceId/status", getInvoiceStatus),
      merchant("GET", "/events", listEvents),
      merchant("GET", "/events/:eventId", getEvent),
      merchant("POST", "/ws/token", mintWsToken),
      merchant("GET", "/merchant/tokens", merchantTokens),
      merchant("GET", "/user/mainnet-access/status", () =>
        json(200, { has_mainnet_access: false, current_environment: sandboxAccounts.pepay.environment }),
      ),
      payor("GET", "/session-details", sessionDetails),
      payor("GET", "/available-tokens", availableTokens),
      payor("POST", "/payment-addresses", paymentAddresses),
      payor("GET", "/payment-status", paymentStatus),
      payor("POST", "/customer-email", customerEmail),
      route("POST", "/api/v1/invoice/:invoiceId/verify", (request) => verifyPayment(state, request)),
      route("GET", "/api/v1/invoice/:invoiceId/verify", (request) => verifyPayment(state, request)),
    ],
    pages: [
      route("GET", "/pay/:invoiceId", (request) => showInvoice(state, request)),
      route("POST", "/pay/:invoiceId", (request) => pressInvoice(state, request)),
    ],
    upgrade: createMerchantStream(state),
    act: (input) => act(state, input),
    importRecords: (records) => importRecords(state, records),
    recent: (limit) =>
      newestFirst(
        state.invoices.all().map((invoice) => ({
          id: invoice.id,
          kind: "invoice",
          status: invoice.status,
          amount: `${usd(invoice.amountMillis)} USD`,
          createdAt: new Date(invoice.createdAt).toISOString(),
          pageUrl: paymentUrl(state, invoice),
        })),
        limit,
      ),
    reset() {
      state.invoices.clear();
      state.events.clear();
      state.idempotency.clear();
      limiter.clear();
    },
  };
}
