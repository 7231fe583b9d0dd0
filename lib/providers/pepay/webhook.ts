import { z } from "zod";
import type { Mode } from "../../mode.ts";
import { err, ok, type Result } from "../../result.ts";
import { unknownEventType } from "../drift.ts";
import type { ProviderFact } from "../facts.ts";
import { readTime } from "../provider-time.ts";
import { hmacSha256, isSha256Hex, matchSecret } from "../signatures.ts";
import { ignored, readWebhook } from "../webhook-body.ts";
import type { WebhookPair, WebhookTranslation } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";
import { environmentOf, isOtherEnvironment } from "./environment.ts";
import { mapInvoice, mapInvoicePayment } from "./mapper.ts";
import { invoicePaymentSchema, invoiceSchema } from "./shapes.ts";

const TOLERANCE_MS = 5 * 60 * 1000;

/** Page "webhook events", and the older names that still come. */
const KNOWN_TYPES =
  /^(invoice\.(created|updated|paid|expired|partial_payment|overpaid)|invoice_payment\.(created|updated)|commerce\.order\.(created|updated)|test\.ping)$/;

const eventSchema = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  created: z.unknown().optional(),
  livemode: z.boolean().optional(),
  data: z.object({ object: z.unknown() }).optional().catch(undefined),
});
type Event = z.infer<typeof eventSchema>;
type Pair = WebhookPair<Credentials>;

/** HMAC over time and body; a second header carries the old secret's signature while a rotation lasts. */
export const verify: Pair["verify"] = ({ headers, body }, { credentials, now }) => {
  const time = headers["x-pepay-timestamp"]?.trim();
  const signature = headers["x-pepay-signature"]?.trim();
  if (!time || !signature) return err("missing_proof");
  const previous = headers["x-pepay-signature-previous"]?.trim();
  if (!/^\d{1,15}$/.test(time) || !isSha256Hex(signature)) return err("malformed_proof");
  const matchedSecret = matchSecret(
    { current: credentials.webhookSecret, previous: credentials.previousWebhookSecret },
    previous ? [signature, previous] : [signature],
    (secret) => hmacSha256(secret, `${time}.`, body),
  );
  if (!matchedSecret) return err("bad_proof");
  if (Math.abs(now.getTime() - Number(time)) > TOLERANCE_MS) return err("stale");
  const event = readWebhook(body, eventSchema);
  // The id in the header is not signed; the one in the body is.
  if (!event) return err("malformed_body");
  return ok({ eventId: event.id, type: event.type, scheme: "timestamped HMAC-SHA256", matchedSecret });
};

export const translate: Pair["translate"] = ({ body }, { mode }) => {
  const event = readWebhook(body, eventSchema);
  if (!event) return err("The body is no Pepay event.");
  const translated = translateEvent(event, mode);
  if (!translated.ok || KNOWN_TYPES.test(event.type)) return translated;
  return ok({ ...translated.value, drift: unknownEventType(event.type) });
};

function translateEvent(event: Event, mode: Mode): Result<WebhookTranslation, string> {
  const { type } = event;
  if (event.livemode !== undefined && event.livemode !== (mode === "live"))
    return ok(otherEnvironment(type, mode));
  if (type === "test.ping") return ok(ignored(type, "A test event: it says nothing about money."));
  const object = event.data?.object;
  if (type.startsWith("invoice.")) {
    const invoice = invoiceSchema.safeParse(object);
    if (!invoice.success) return err("The event holds no invoice.");
    if (isOtherEnvironment(invoice.data.environment, mode)) return ok(otherEnvironment(type, mode));
    return ok({ type, facts: [withTime(mapInvoice(invoice.data), event)] });
  }
  if (type.startsWith("invoice_payment.")) {
    const payment = invoicePaymentSchema.safeParse(object);
    if (!payment.success) return err("The event holds no invoice payment.");
    if (isOtherEnvironment(payment.data.environment, mode)) return ok(otherEnvironment(type, mode));
    return ok({ type, facts: [withTime(mapInvoicePayment(payment.data, object), event)] });
  }
  if (type.startsWith("commerce."))
    return ok(ignored(type, "A shop order; its invoice has events of its own."));
  return ok(ignored(type, "An event that we do not know."));
}

function withTime(fact: ProviderFact, event: Event): ProviderFact {
  const occurredAt = fact.occurredAt ?? readTime(event.created);
  return occurredAt ? { ...fact, occurredAt } : fact;
}

function otherEnvironment(type: string, mode: Mode): WebhookTranslation {
  return ignored(
    type,
    `The event is not of ${environmentOf(mode)}, where this connection in ${mode} mode belongs.`,
  );
}

export const setup: readonly string[] = [
  "In Pepay's dashboard, open Webhooks and add an endpoint with this address: {url}",
  "Choose its environment: devnet for a connection in test mode, mainnet for a live one.",
  "Subscribe it to invoice.* and invoice_payment.*.",
  "Copy the endpoint's secret into this connection.",
];
