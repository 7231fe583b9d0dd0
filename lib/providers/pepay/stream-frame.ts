import { z } from "zod";
import { looseText } from "../loose.ts";
import type { FrameMeaning } from "../web-socket-stream.ts";
import { readWebhookJson } from "../webhook-body.ts";
import { toProviderEvent } from "./events.ts";

const frameSchema = z.object({ object: z.string(), type: looseText, code: looseText });

/** A frame of the stream: an event, a hint about the replay, or the reason why the stream ends. */
export function readFrame(bytes: Uint8Array<ArrayBuffer>): FrameMeaning {
  const json = readWebhookJson(bytes);
  const frame = json.ok ? frameSchema.safeParse(json.value).data : undefined;
  if (!json.ok || frame === undefined) return { type: "alive" };
  switch (frame.object) {
    case "event": {
      const event = toProviderEvent(json.value);
      return event ? { type: "event", event: { ...event, body: bytes } } : { type: "alive" };
    }
    case "ws_error":
      return { type: "ends", because: `Pepay ended the stream${codeWords(frame.code)}.` };
    case "ws_control":
      return { type: isHarmless(frame.type) ? "alive" : "resync" };
    default:
      return { type: "alive" };
  }
}

/** The documents name no fields of a control frame: one that we can't place costs a backfill, never an event. */
function isHarmless(type: string | undefined): boolean {
  return type !== undefined && /^(replay_?(started|complete)|ready|pong)/i.test(type);
}

function codeWords(code: string | undefined): string {
  return code !== undefined && /^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : "";
}
