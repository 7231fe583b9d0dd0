import type { z } from "zod";
import { err, ok, type Result } from "../result.ts";
import { parseExactJson } from "./exact-json.ts";
import type { WebhookTranslation } from "./webhook-contract.ts";

/** The JSON of a webhook's raw bytes. Bytes that are not UTF-8 are refused, not replaced: they would read as another text. */
export function readWebhookJson(body: Uint8Array): Result<unknown, "malformed_body"> {
  if (body.byteLength === 0) return err("malformed_body");
  const text = decodeUtf8(body);
  if (text === null) return err("malformed_body");
  const parsed = parseExactJson(text);
  return parsed.ok ? ok(parsed.value) : err("malformed_body");
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** The event that `schema` describes; null when the bytes are no such event. */
export function readWebhook<Event extends z.ZodType>(
  body: Uint8Array,
  schema: Event,
): z.output<Event> | null {
  const json = readWebhookJson(body);
  const event = json.ok ? schema.safeParse(json.value) : null;
  return event?.success ? event.data : null;
}

/** An event that is understood, and that changes nothing. */
export function ignored(type: string, ignoredBecause: string): WebhookTranslation {
  return { type, facts: [], ignoredBecause };
}
