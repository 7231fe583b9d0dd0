import { log } from "../logger.ts";
import { ARRIVALS_CHANNEL } from "../queue/announce.ts";
import { Bell, ringAt } from "../queue/bell.ts";
import { fileArrivals } from "./file-arrivals.ts";

/** For lost notices, and for what was set aside. */
const LOOK_MS = 1000;

export interface FilingLoop {
  /** Takes nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Files what comes in, as soon as it is told of it, until it is stopped. */
export function startFilingLoop(): FilingLoop {
  const bell = new Bell();
  const stopListening = ringAt(ARRIVALS_CHANNEL, bell);
  let stopped = false;
  const loop = (async () => {
    while (!stopped) {
      await fileArrivals(() => stopped).catch((thrown: unknown) =>
        log("webhooks").warn({ err: thrown }, "Filing what came in was interrupted"),
      );
      await bell.rung(LOOK_MS);
    }
  })();
  return {
    async stop() {
      stopped = true;
      bell.ring();
      await loop;
      await stopListening();
    },
  };
}
