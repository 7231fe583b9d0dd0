import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json } from "#sandbox/server/http.ts";
import { hexId } from "#sandbox/server/ids.ts";
import { chargeCard } from "./charge-card.ts";
import { errorReply, refuse } from "./envelope.ts";
import { idempotent } from "./idempotent.ts";
import { publishPayment } from "./publish.ts";
import type { GatewayState, Payment } from "./state.ts";
import { cardOfToken } from "./test-cards.ts";
import { paymentView } from "./views.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

const inputSchema = z.object({
  amount: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  currency: z.string().regex(/^[A-Za-z]{3,5}$/),
  reference: z.string().max(255).nullish(),
  description: z.string().max(255).nullish(),
  customer: z.union([z.string(), z.object({ id: z.string().optional() }).loose()]).nullish(),
  customer_id: z.string().nullish(),
  return_url: z.url({ protocol: /^https?$/ }).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  idempotency_key: z.string().min(1).max(255).nullish(),
  source: z.string().nullish(),
});
type PaymentInput = z.infer<typeof inputSchema>;

function readInput(request: SandboxRequest): PaymentInput {
  const parsed = inputSchema.safeParse(bodyOf(request));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return refuse(400, `${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}`);
}

function newPayment(state: GatewayState, kind: Payment["kind"], input: PaymentInput): Payment {
  const now = state.context.clock.now();
  const at = new Date(now).toISOString();
  const prefix = { payment: "pay_", charge: "ch_", invoice: "inv_" }[kind];
  const nested = typeof input.customer === "string" ? input.customer : input.customer?.id;
  return state.payments.put({
    id: hexId(prefix),
    kind,
    status: "pending",
    amount: input.amount,
    received: 0,
    refunded: 0,
    currency: input.currency.toUpperCase(),
    reference: input.reference ?? null,
    description: input.description ?? null,
    customerId: input.customer_id ?? nested ?? null,
    returnUrl: input.return_url ?? null,
    metadata: input.metadata ?? null,
    card: null,
    failureCode: null,
    sending: null,
    asset: null,
    txHash: null,
    createdAt: at,
    updatedAt: at,
    paidAt: null,
    expiresAt: new Date(now + (kind === "invoice" ? hourMs : dayMs)).toISOString(),
  });
}

function openPayment(state: GatewayState, kind: "payment" | "invoice", input: PaymentInput): Reply {
  const payment = newPayment(state, kind, input);
  if (payment.expiresAt)
    state.context.scheduler.at(Date.parse(payment.expiresAt), "gateway.expire", payment.id);
  if (kind === "invoice") publishPayment(state, "invoice.created", payment);
  return json(201, paymentView(state, payment));
}

/** POST /v1/payments: a hosted card payment. */
export function createPayment(state: GatewayState, request: SandboxRequest): Reply {
  const input = readInput(request);
  return idempotent(state, request, input, () => openPayment(state, "payment", input));
}

/** POST /v1/invoices: a crypto invoice; the buyer picks the asset on the hosted page. */
export function createInvoice(state: GatewayState, request: SandboxRequest): Reply {
  const input = readInput(request);
  return idempotent(state, request, input, () => openPayment(state, "invoice", input));
}

/** POST /v1/charges: charges a card token at once. A decline is 402 and names the charge. */
export function createCharge(state: GatewayState, request: SandboxRequest): Reply {
  const input = readInput(request);
  const card = cardOfToken(input.source ?? "");
  if (!card) refuse(400, "source: unknown card token");
  return idempotent(state, request, input, () => {
    const charge = newPayment(state, "charge", input);
    chargeCard(state, charge, card);
    if (charge.status !== "failed") return json(201, paymentView(state, charge));
    const code = charge.failureCode ?? "card_declined";
    return errorReply(402, "The card was declined", code, { charge: charge.id });
  });
}
