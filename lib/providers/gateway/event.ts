import { createHash } from "node:crypto";
import { looseText } from "../loose.ts";
import { readTime } from "../provider-time.ts";
import { readWebhookJson } from "../webhook-body.ts";
import { readAt } from "./dot-path.ts";
import type { GatewayMapping } from "./mapping.ts";

/** A notification, read through the mapping. */
export interface GatewayEvent {
  readonly id: string;
  /** In the gateway's own words. */
  readonly type: string;
  /** In ours, where the mapping knows one. */
  readonly name: string;
  readonly at?: Date;
  readonly object: unknown;
}

/** Null: the bytes are no JSON, or there is no type where the mapping says. */
export function readEvent(mapping: GatewayMapping, body: Uint8Array): GatewayEvent | null {
  const json = readWebhookJson(body);
  return json.ok ? eventIn(mapping, json.value, body) : null;
}

function eventIn({ event, events }: GatewayMapping, value: unknown, body: Uint8Array): GatewayEvent | null {
  const type = looseText.parse(readAt(value, event.type));
  // Without an id of its own, an event is known by its content.
  const id = event.id === "" ? hashOf(body) : looseText.parse(readAt(value, event.id));
  if (type === undefined || id === undefined) return null;
  const name = Object.hasOwn(events, type) ? (events[type] ?? type) : type;
  const at = readTime(readAt(value, event.at));
  return { id, type, name, ...(at ? { at } : {}), object: readAt(value, event.object) };
}

function hashOf(body: Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}
