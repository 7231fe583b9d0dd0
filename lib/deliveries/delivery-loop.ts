import { randomUUID } from "node:crypto";
import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { BREAK_AFTER } from "../endpoints/note-outcome.ts";
import { log } from "../logger.ts";
import { DELIVERIES_CHANNEL } from "../queue/announce.ts";
import { Bell, ringAt } from "../queue/bell.ts";
import { type ClaimOptions, claimDue, lockLanes } from "./claim-repository.ts";
import { type DeliverOptions, deliver } from "./deliver.ts";

/** A try takes 15 s at most; whoever holds a delivery for longer has died. */
const LEASE_MS = 60_000;
/** Requests that one process has under way: sockets that wait, not work. */
const MOST_UNDERWAY = 256;
/** For what falls due by itself, and for lost notices. */
const LOOK_MS = 1000;
/** What is under way at the end has this long to finish; then it is given back. */
const FINISH_MS = 4000;

export interface DeliveryLoop {
  /** Takes nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

type Options = Omit<Partial<DeliverOptions>, "signal"> & { readonly most?: number };

/** Sends what is due until it is stopped. Each endpoint has its own lane; see claimDue. */
export function startDeliveryLoop(options: Options = {}): DeliveryLoop {
  const { clock = systemClock, most = MOST_UNDERWAY, ...rest } = options;
  const underway = new Set<Promise<void>>();
  const giveUp = new AbortController();
  const bell = new Bell();
  const stopListening = ringAt(DELIVERIES_CHANNEL, bell);
  let stopped = false;

  const loop = (async () => {
    while (!stopped) {
      const taken = underway.size < most ? await take().catch(lost) : 0;
      if (taken === 0) await bell.rung(LOOK_MS);
    }
  })();

  async function take(): Promise<number> {
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const claims = await claim({
      now,
      leaseUntil,
      claimId: `${randomUUID()}:`,
      limit: most - underway.size,
      breakAfter: BREAK_AFTER,
    });
    for (const claimed of claims) {
      const work: Promise<void> = deliver(claimed, { ...rest, clock, signal: giveUp.signal })
        // Its lease ends, and it is sent again.
        .catch((thrown: unknown) => void lost(thrown))
        .finally(() => {
          underway.delete(work);
          bell.ring();
        });
      underway.add(work);
    }
    return claims.length;
  }

  return {
    async stop() {
      stopped = true;
      bell.ring();
      await loop;
      await stopListening();
      const patience = setTimeout(() => giveUp.abort(), FINISH_MS);
      await Promise.all(underway);
      clearTimeout(patience);
    },
  };
}

function claim(options: ClaimOptions) {
  return unit(async (tx) => {
    const lanes = await lockLanes(tx, options.now);
    return lanes.length === 0 ? [] : claimDue(tx, lanes, options);
  });
}

function lost(thrown: unknown): number {
  log("deliveries").warn({ err: thrown }, "A delivery could not be worked on and is taken again later");
  return 0;
}
