import { z } from "zod";
import { fromUnits, toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, headerOf, json, param } from "#sandbox/server/http.ts";
import { fakeAddress } from "#sandbox/server/ids.ts";
import { invoiceInFlight } from "./act.ts";
import { refuse } from "./envelope.ts";
import type { Invoice, PepayState } from "./state.ts";
import type { PayToken } from "./tokens.ts";
import { payTokens, tokenById } from "./tokens.ts";
import { apiTime, paymentView, usd } from "./views.ts";

const quoteSeconds = 300;
const addressInput = z.object({ network: z.string(), tokenId: z.coerce.number().int() });

/** The invoice of a payor's session headers; the pair must match the one given at creation. */
function sessionInvoice(state: PepayState, request: SandboxRequest): Invoice {
  const token = headerOf(request, "x-session-token");
  const invoice = token ? state.invoices.find((one) => one.sessionToken === token) : undefined;
  if (!invoice || headerOf(request, "x-signature") !== invoice.signature) {
    return refuse(401, "Invalid session", "SESSION_INVALID");
  }
  const asked = request.query.get("invoice_id");
  if (asked && asked !== invoice.id) refuse(403, "Session belongs to another invoice");
  return invoice;
}

export function payAddress(invoice: Invoice, token: PayToken): string {
  return fakeAddress(token.protocol, `${invoice.id}:${token.network}`);
}

/** Tokens for what is still owed, rounded up to the token's last decimal. */
export function tokenAmount(invoice: Invoice, token: PayToken): string {
  const owed = BigInt(Math.max(0, invoice.amountMillis - invoice.paidMillis));
  const scale = 10n ** BigInt(token.decimals);
  const rate = toUnits(token.rate, 3);
  return fromUnits((owed * scale + rate - 1n) / rate, token.decimals);
}

export function sessionDetails(state: PepayState, request: SandboxRequest): Reply {
  const invoice = sessionInvoice(state, request);
  const locked = invoice.lockedTokenId === null ? undefined : tokenById(invoice.lockedTokenId);
  return json(200, {
    invoice_id: invoice.id,
    amount_usd: usd(invoice.amountMillis),
    description: invoice.description,
    expires_at: apiTime(state)(invoice.expiresAt),
    invoice_status: invoice.status === "canceled" ? "cancelled" : invoice.status,
    remaining_time: Math.max(0, invoice.expiresAt - state.context.clock.now()),
    merchant_name: "Sandbox merchant",
    network_environment: "devnet",
    locked_network: locked?.network ?? null,
    locked_token_id: locked?.id ?? null,
    locked_payment_address: locked ? payAddress(invoice, locked) : null,
  });
}

export function availableTokens(state: PepayState, request: SandboxRequest): Reply {
  sessionInvoice(state, request);
  const mode = request.query.get("mode") ?? "monitored";
  const network = request.query.get("network");
  if (!["monitored", "all", "network"].includes(mode)) refuse(400, "mode: monitored, all or network");
  if (mode === "network" && !network) refuse(400, "network is required");
  const rows = payTokens.filter((token) => !network || token.network === network);
  const at = state.context.clock.iso();
  return json(
    200,
    rows.map((token) => ({
      id: token.id,
      token_symbol: token.symbol,
      token_name: token.name,
      token_type: token.kind,
      network: token.network,
      token_decimals: token.decimals,
      token_address: token.kind === "native" ? null : fakeAddress(token.protocol, `token:${token.id}`),
      requires_memo: false,
      is_monitored: true,
      has_settlement_route: true,
      settlement_rate: token.rate,
      settlement_cost_usd: "0.000",
      is_same_token_settlement: token.symbol === "USDC",
      tier: 1,
      tier_fee: "0",
      availability_status: "AVAILABLE",
      rate_updated_at: at,
    })),
  );
}

/** POST payment-addresses: a quote for five minutes. After a part payment only the locked token is quoted. */
export function paymentAddresses(state: PepayState, request: SandboxRequest): Reply {
  const invoice = sessionInvoice(state, request);
  const parsed = addressInput.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, "network and tokenId are required");
  const token = tokenById(parsed.data.tokenId);
  if (!token || token.network !== parsed.data.network)
    return refuse(400, "Token is not offered on this network");
  if (invoice.lockedTokenId !== null && invoice.lockedTokenId !== token.id) {
    refuse(400, "This invoice is locked to the token of its first payment", "TOKEN_LOCKED");
  }
  if (invoice.status !== "unpaid" && invoice.status !== "underpaid") refuse(400, "Invoice takes no payments");
  const now = state.context.clock.now();
  return json(200, {
    success: true,
    quote_status: "available",
    status_code: "ok",
    message: "Quote available",
    temp_address: payAddress(invoice, token),
    network: token.network,
    supported_token_id: token.id,
    estimated_token_amount: tokenAmount(invoice, token),
    exchange_rate: token.rate,
    usd_amount: usd(invoice.amountMillis - invoice.paidMillis),
    quote_last_updated_at: new Date(now).toISOString(),
    quote_valid_until: new Date(now + quoteSeconds * 1000).toISOString(),
    quote_expires_in_seconds: quoteSeconds,
    retryable: false,
    retry_after_seconds: null,
    ws_connection: {
      token: `${invoice.sessionToken}.ws`,
      endpoint: "/ws/payment",
      format: "event_v1",
      ws_url: `${state.context.baseUrl().replace(/^http/, "ws")}/pepay/ws/payment`,
    },
  });
}

export function paymentStatus(state: PepayState, request: SandboxRequest): Reply {
  const invoice = sessionInvoice(state, request);
  const last = invoice.payments.at(-1);
  return json(200, {
    invoice_id: invoice.id,
    invoice_status: invoice.status === "canceled" ? "cancelled" : invoice.status,
    latest_payment: last ? paymentView(invoice, last, apiTime(state)) : null,
  });
}

const emailInput = z.object({ email: z.email() });

/** POST customer-email: where the receipt goes. */
export function customerEmail(state: PepayState, request: SandboxRequest): Reply {
  const invoice = sessionInvoice(state, request);
  const parsed = emailInput.safeParse(bodyOf(request));
  if (!parsed.success) return refuse(400, "email: not an address");
  invoice.customerEmail = parsed.data.email;
  return json(200, { success: true, data: { invoice_id: invoice.id } });
}

/** Looks at the network once more, at the payor's wish; the job's shape is not documented. */
export function verifyPayment(state: PepayState, request: SandboxRequest): Reply {
  const invoice = sessionInvoice(state, request);
  if (param(request, "invoiceId") !== invoice.id) refuse(403, "Session belongs to another invoice");
  return json(200, {
    success: true,
    data: {
      job_id: `verify_${invoice.id}`,
      invoice_id: invoice.id,
      status: invoiceInFlight(invoice) ? "processing" : "completed",
    },
  });
}
