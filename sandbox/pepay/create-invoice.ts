import { createHash, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { decimalOfNumber, toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, headerOf, json } from "#sandbox/server/http.ts";
import { errorReply, refuse } from "./envelope.ts";
import { publishInvoice } from "./publish.ts";
import type { Invoice, PepayState } from "./state.ts";
import { apiTime } from "./views.ts";

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const halfDayMs = 43_200_000;
const thirtyDaysMs = 2_592_000_000;

const inputSchema = z.object({
  amount_usd: z.number().min(0.01).max(1_000_000),
  description: z.string().max(255).nullish(),
  customer_id: z.string().max(255).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  /** Milliseconds. */
  expires_in: z.number().int().positive().max(thirtyDaysMs).nullish(),
  receiver_override_enable: z.boolean().nullish(),
  receiver_override_address: z.string().nullish(),
  invoice_title: z.string().nullish(),
  invoice_footer: z.string().nullish(),
  customer_email: z.email().nullish(),
  payment_return_url: z.url({ protocol: /^https?$/ }).nullish(),
  payment_return_url_enabled: z.boolean().nullish(),
  questions: z.object({ questions: z.array(z.unknown()) }).nullish(),
});

export function paymentUrl(state: PepayState, invoice: Invoice): string {
  return `${state.context.baseUrl()}/pepay/pay/${invoice.id}`;
}

export function newSession(now: number) {
  const sessionToken = `pst_${randomBytes(18).toString("hex")}`;
  const hash = createHash("sha256").update(sessionToken).digest("hex").slice(0, 40);
  return { sessionToken, signature: `sig_${hash}.${now}` };
}

function readInput(body: unknown) {
  const parsed = inputSchema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    refuse(400, `${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}`);
  }
  const amount = decimalOfNumber(parsed.data.amount_usd, 3);
  if (!amount) refuse(400, "amount_usd: at most 3 decimals");
  return { ...parsed.data, millis: Number(toUnits(amount, 3)) };
}

/** POST /api/v1/invoices: demands a UUID v4 in Idempotency-Key and repeats the first answer for the same key. */
export function createInvoice(state: PepayState, request: SandboxRequest): Reply {
  const key = headerOf(request, "idempotency-key");
  if (!key) refuse(400, "Idempotency-Key header is required", "IDEMPOTENCY_KEY_MISSING");
  if (!uuidV4.test(key)) refuse(400, "Idempotency-Key must be a UUID v4");
  const body = bodyOf(request);
  const input = readInput(body);
  const create = () => {
    const now = state.context.clock.now();
    const invoice: Invoice = state.invoices.put({
      id: randomUUID(),
      status: "unpaid",
      amountMillis: input.millis,
      paidMillis: 0,
      description: input.description ?? null,
      title: input.invoice_title ?? null,
      footer: input.invoice_footer ?? null,
      customerId: input.customer_id ?? null,
      customerEmail: input.customer_email ?? null,
      returnUrl: input.payment_return_url_enabled === false ? null : (input.payment_return_url ?? null),
      metadata: input.metadata ?? null,
      ...newSession(now),
      lockedTokenId: null,
      createdAt: now,
      expiresAt: now + (input.expires_in ?? halfDayMs),
      paidAt: null,
      payments: [],
    });
    state.context.scheduler.at(invoice.expiresAt, "pepay.expire", invoice.id);
    publishInvoice(state, invoice);
    return json(201, {
      invoice_id: invoice.id,
      payment_url: paymentUrl(state, invoice),
      expires_at: apiTime(state)(invoice.expiresAt),
      session_token: invoice.sessionToken,
      signature: invoice.signature,
      payment_session_headers: {
        "x-session-token": invoice.sessionToken,
        "x-signature": invoice.signature,
      },
    });
  };
  const conflict = () => errorReply(409, "Idempotency-Key was used with another body");
  return state.idempotency.once(key, body, create, conflict);
}
