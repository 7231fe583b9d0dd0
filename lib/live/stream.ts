import type { MerchantId } from "../ids.ts";
import { log } from "../logger.ts";
import { liveHub } from "./hub.ts";
import { LIVE_ENDED, type LiveTopic } from "./topics.ts";

const HEARTBEAT_MS = 20_000;
/** Changes within this time become one message: a busy inbox must not make screens refetch a hundred times a second. */
const GATHER_MS = 150;
/** Long enough that few streams are opened anew, short enough that an old server is soon let go. */
const LIFETIME_MS = 10 * 60_000;

export interface LiveReader {
  readonly merchantId: MerchantId;
  readonly signal: AbortSignal;
  /** When the screen that asks was drawn; what has changed since then is said first. */
  readonly drawnAt?: number | undefined;
  /** Whether the reader may still be told: asked with each heartbeat. */
  readonly mayStill: () => Promise<boolean>;
  readonly heartbeatMs?: number;
}

/**
 * Server-sent events of one merchant: each message names the topics that changed. It ends itself, and says so, as soon as
 * its reader may no longer be told.
 */
export function liveStream(reader: LiveReader): ReadableStream<Uint8Array> {
  const { merchantId, signal, drawnAt, heartbeatMs = HEARTBEAT_MS } = reader;
  const encoder = new TextEncoder();
  const pending = new Set<LiveTopic>();
  let close = (): void => undefined;
  return new ReadableStream({
    start(controller) {
      let gathering: NodeJS.Timeout | undefined;
      let isOpen = true;
      const send = (text: string): void => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const flush = (): void => {
        gathering = undefined;
        send(`data: ${JSON.stringify([...pending])}\n\n`);
        pending.clear();
      };
      const tell = (topic: LiveTopic): void => {
        pending.add(topic);
        gathering ??= setTimeout(flush, GATHER_MS);
      };
      const end = (): void => {
        if (!isOpen) return;
        close();
        controller.close();
      };
      const unsubscribe = liveHub().subscribe({ merchantId, drawnAt, tell });
      const heartbeat = setInterval(async () => {
        if (await mayStillBeTold(reader)) return send(": still here\n\n");
        // A browser whose stream only closes opens it again, and again.
        send(`event: ${LIVE_ENDED}\ndata: []\n\n`);
        end();
      }, heartbeatMs);
      const lifetime = setTimeout(end, LIFETIME_MS);
      close = () => {
        isOpen = false;
        unsubscribe();
        clearTimeout(gathering);
        clearInterval(heartbeat);
        clearTimeout(lifetime);
      };
      signal.addEventListener("abort", () => close(), { once: true });
      send("retry: 1000\n\n");
    },
    cancel: () => close(),
  });
}

/** While the database is away nothing is told either: the next heartbeat asks again. */
async function mayStillBeTold({ mayStill }: LiveReader): Promise<boolean> {
  try {
    return await mayStill();
  } catch (thrown) {
    log("live").warn({ err: thrown }, "Whether a reader may still be told is unknown");
    return true;
  }
}
