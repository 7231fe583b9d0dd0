import { err, ok } from "../../result.ts";
import type { WebhookPair } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";
import { readEvent } from "./event.ts";
import { mappingOf } from "./mapping.ts";
import { translateEvent } from "./translate-event.ts";
import { readSignature } from "./webhook-signature.ts";

type Pair = WebhookPair<Credentials>;

export const verify: Pair["verify"] = (raw, { credentials, now }) => {
  const signed = readSignature(raw, credentials, now);
  if (!signed.ok) return signed;
  const event = readEvent(mappingOf(credentials), raw.body);
  if (!event) return err("malformed_body");
  return ok({ eventId: event.id, type: event.type, ...signed.value });
};

export const translate: Pair["translate"] = ({ body }, { credentials }) => {
  const mapping = mappingOf(credentials ?? {});
  const event = readEvent(mapping, body);
  return event ? translateEvent(mapping, event) : err("The body is no gateway event.");
};

export const setup: readonly string[] = [
  "In your gateway's dashboard, add a webhook endpoint with this address: {url}",
  "Choose every event about payments, invoices, refunds, disputes and payouts.",
  "The gateway must sign the raw body with HMAC-SHA256. Hex in X-Signature is expected; other forms are set under Signature.",
  "Copy the endpoint's secret into this connection.",
];
