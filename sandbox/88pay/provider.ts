import { exactNumber, param } from "#sandbox/server/http.ts";
import type { ProviderModule, SandboxContext } from "#sandbox/server/provider.ts";
import { newestFirst } from "#sandbox/server/provider.ts";
import { createRateLimiter } from "#sandbox/server/rate-limit.ts";
import { route } from "#sandbox/server/router.ts";
import { act, registerJobs } from "./act.ts";
import { readBalance } from "./balance.ts";
import { pressButton, showCheckout, showQr } from "./checkout-page.ts";
import { createCharge, pageUrl } from "./create-charge.ts";
import { createPayout } from "./create-payout.ts";
import { errorReply, refuse, success } from "./envelope.ts";
import { importRecords } from "./import.ts";
import { limited } from "./limits.ts";
import { webhookPolicy } from "./notify.ts";
import { createSessions } from "./session.ts";
import { createState, type EightyEightState, type PayRecord } from "./state.ts";
import { showVoucher } from "./voucher.ts";

/** 88Pay: Latin American cards, wallets, cash, bank transfers and USDT, with 60-second tokens. */
export function create88Pay(context: SandboxContext): ProviderModule {
  const state = createState(context);
  const sessions = createSessions(context);
  const limiter = createRateLimiter(context.clock);
  registerJobs(state);

  const readTransaction = limited(context, limiter, "transactions", (request) => {
    sessions.require(request);
    const record = state.records.get(param(request, "reference"));
    if (!record) refuse(404, "Transaction not found");
    return success("OK", {
      reference: record.reference,
      status: record.status,
      amount: exactNumber(record.sentAmount ?? record.amount),
      currency: record.currency,
      method_code: record.methodCode,
      customer_id: record.customerId,
      created_at: record.createdAt,
      updated_at: record.updatedAt,
      ...reasonOf(state, record),
    });
  });

  return {
    id: "88pay",
    title: "88Pay",
    errorReply,
    callsPerMinute: 60,
    webhooks: webhookPolicy(context.settings),
    api: [
      route("POST", "/api/auth/token", limited(context, limiter, "token", sessions.open)),
      route(
        "POST",
        "/api/transactions/charges",
        limited(context, limiter, "transactions", (request) =>
          createCharge(state, request, sessions.require(request), false),
        ),
      ),
      route(
        "POST",
        "/api/transactions/cash",
        limited(context, limiter, "transactions", (request) =>
          createCharge(state, request, sessions.require(request), true),
        ),
      ),
      route(
        "POST",
        "/api/transactions/cashout-bank-transfer",
        limited(context, limiter, "transactions", (request) =>
          createPayout(state, request, sessions.require(request)),
        ),
      ),
      route("GET", "/api/transactions/:reference", readTransaction),
      route(
        "POST",
        "/api/balance",
        limited(context, limiter, "balance", (request) => {
          sessions.require(request);
          return readBalance(state, request);
        }),
      ),
    ],
    pages: [
      route("GET", "/checkout/:reference", (request) => showCheckout(state, request)),
      route("POST", "/checkout/:reference", (request) => pressButton(state, request)),
      route("GET", "/vouchers/:file", (request) => showVoucher(state, request)),
      route("GET", "/qr/:file", (request) => showQr(state, request)),
    ],
    act: (input) => act(state, input),
    importRecords: (records) => importRecords(state, records),
    recent: (limit) =>
      newestFirst(
        state.records.all().map((record) => ({
          id: record.reference,
          kind: `${record.flow} ${record.methodCode}`,
          status: record.status,
          amount: `${record.amount} ${record.currency}`,
          createdAt: record.createdAt,
          pageUrl: record.flow === "PAYIN" ? pageUrl(state, record) : null,
        })),
        limit,
      ),
    reset() {
      state.records.clear();
      sessions.clear();
      limiter.clear();
    },
  };
}

function reasonOf(state: EightyEightState, record: PayRecord): Record<string, unknown> {
  const told = state.context.settings.of("88pay").tellReasons && record.status === "REJECTED";
  return told ? { status_reason: record.rejectedFor } : {};
}
