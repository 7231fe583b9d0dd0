import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import type { TransactionStatus } from "../../transactions/status.ts";
import type { ProviderFact } from "../facts.ts";
import { readTime } from "../provider-time.ts";
import { hmacSha256, isSha256Hex, matchSecret } from "../signatures.ts";
import { readWebhookJson } from "../webhook-body.ts";
import type { WebhookPair, WebhookTranslation } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";
import { type Movement, mapMovement, mapPayment, movementSchema, paymentSchema } from "./mapper.ts";
import { DISPUTE_EVENTS, PAYMENT_EVENTS, PAYOUT_EVENTS, REFUND_EVENTS } from "./status.ts";

const eventSchema = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  created_at: z.unknown().optional(),
  data: z.object({ object: z.unknown() }).optional().catch(undefined),
});
type Event = z.infer<typeof eventSchema>;
type Pair = WebhookPair<Credentials>;

/** `X-Signature`: hex HMAC-SHA256 of the raw body (seed 003). Nothing in it ages: the inbox drops what it has seen. */
export const verify: Pair["verify"] = ({ headers, body }, { credentials }) => {
  const signature = headers["x-signature"]?.trim();
  if (!signature) return err("missing_proof");
  if (!isSha256Hex(signature)) return err("malformed_proof");
  const matchedSecret = matchSecret(
    { current: credentials.webhookSecret, previous: credentials.previousWebhookSecret },
    [signature],
    (secret) => hmacSha256(secret, "", body),
  );
  if (!matchedSecret) return err("bad_proof");
  const event = readEvent(body);
  if (!event) return err("malformed_body");
  return ok({ eventId: event.id, type: event.type, scheme: "bare HMAC-SHA256", matchedSecret });
};

export const translate: Pair["translate"] = ({ body }) => {
  const event = readEvent(body);
  if (!event) return err("The body is no gateway event.");
  const { type } = event;
  if (Object.hasOwn(PAYMENT_EVENTS, type)) return withFacts(event, paymentFacts(event));
  const dispute = statusIn(DISPUTE_EVENTS, type);
  if (dispute) return withFacts(event, disputeFacts(event, dispute));
  const refund = statusIn(REFUND_EVENTS, type);
  if (refund) return withFacts(event, refundFacts(event, refund));
  const payout = statusIn(PAYOUT_EVENTS, type);
  if (payout) return withFacts(event, payoutFacts(event, payout));
  return ok({ type, facts: [], ignoredBecause: "An event that we do not know." });
};

const AFTER_SUCCESS: ReadonlySet<string> = new Set(["partially_refunded", "refunded", "disputed"]);

function statusIn(
  table: Readonly<Record<string, TransactionStatus>>,
  type: string,
): TransactionStatus | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined;
}

/** The name decides what happened; the object adds the details, such as how much has been refunded by now. */
function paymentFacts(event: Event): ProviderFact[] {
  const payment = paymentSchema.safeParse(event.data?.object);
  if (!payment.success) return [];
  const said = PAYMENT_EVENTS[event.type] ?? "";
  const { status } = payment.data;
  // A late "succeeded" may hold a payment that is refunded by now: the later state is kept, an earlier one is not.
  const isFurther = said === "succeeded" && status !== undefined && AFTER_SUCCESS.has(status);
  return [mapPayment({ ...payment.data, status: isFurther ? status : said })];
}

function disputeFacts(event: Event, status: TransactionStatus): ProviderFact[] {
  const movement = readMovement(event);
  if (!movement) return [];
  // Without a payment's id of its own, the object is the payment.
  const externalId = movement.paymentId ?? movement.id;
  return [
    {
      subject: { externalId, ...(movement.reference ? { reference: movement.reference } : {}) },
      kind: "payment",
      status,
      providerStatus: event.type,
      mayBeginElsewhere: false,
    },
  ];
}

/** A refund's object is a refund, which names its payment, or the payment itself with what has gone back. */
function refundFacts(event: Event, status: TransactionStatus): ProviderFact[] {
  const movement = readMovement(event);
  if (movement?.paymentId) return [mapMovement(movement, "refund", status)];
  const payment = paymentSchema.safeParse(event.data?.object);
  return payment.success ? [mapPayment(payment.data, "succeeded")] : [];
}

function payoutFacts(event: Event, status: TransactionStatus): ProviderFact[] {
  const movement = readMovement(event);
  return movement ? [mapMovement(movement, "payout", status)] : [];
}

function readMovement(event: Event): Movement | undefined {
  return movementSchema.safeParse(event.data?.object).data;
}

function withFacts(event: Event, facts: readonly ProviderFact[]): Result<WebhookTranslation, string> {
  if (facts.length === 0) return err("The event holds no object that we can read.");
  const at = readTime(event.created_at);
  return ok({ type: event.type, facts: facts.map((fact) => (at ? { occurredAt: at, ...fact } : fact)) });
}

function readEvent(body: Uint8Array): Event | null {
  const json = readWebhookJson(body);
  const event = json.ok ? eventSchema.safeParse(json.value) : null;
  return event?.success ? event.data : null;
}

export const setup: readonly string[] = [
  "In your gateway's dashboard, add a webhook endpoint with this address: {url}",
  "Choose every event about payments, invoices, refunds, disputes and payouts.",
  "The gateway must sign the raw body with HMAC-SHA256 and send it as hex in X-Signature.",
  "Copy the endpoint's secret into this connection.",
];
