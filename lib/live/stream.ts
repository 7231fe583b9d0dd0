import type { MerchantId } from "../ids.ts";
import { liveHub } from "./hub.ts";
import type { LiveTopic } from "./topics.ts";

const HEARTBEAT_MS = 20_000;
/** Changes within this time become one message: a busy inbox must not make screens refetch a hundred times a second. */
const GATHER_MS = 150;
/** The reader's rights are checked again when the browser reconnects. */
const LIFETIME_MS = 10 * 60_000;

/**
 * Server-sent events of one merchant: each message names the topics that changed. `drawnAt`: when the screen that asks
 * was drawn; what has changed since then is said first.
 */
export function liveStream(
  merchantId: MerchantId,
  signal: AbortSignal,
  drawnAt?: number,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pending = new Set<LiveTopic>();
  let close = (): void => undefined;
  return new ReadableStream({
    start(controller) {
      let gathering: NodeJS.Timeout | undefined;
      const send = (text: string): void => controller.enqueue(encoder.encode(text));
      const flush = (): void => {
        gathering = undefined;
        send(`data: ${JSON.stringify([...pending])}\n\n`);
        pending.clear();
      };
      const tell = (topic: LiveTopic): void => {
        pending.add(topic);
        gathering ??= setTimeout(flush, GATHER_MS);
      };
      const unsubscribe = liveHub().subscribe({ merchantId, drawnAt, tell });
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      const lifetime = setTimeout(() => end(), LIFETIME_MS);
      close = () => {
        unsubscribe();
        clearTimeout(gathering);
        clearInterval(heartbeat);
        clearTimeout(lifetime);
      };
      const end = (): void => {
        close();
        controller.close();
      };
      signal.addEventListener("abort", () => close(), { once: true });
      send("retry: 1000\n\n");
    },
    cancel: () => close(),
  });
}
