import { isRowsFault } from "../db/is-rows-fault.ts";
import { killPoint } from "../db/kill-point.ts";
import { log } from "../logger.ts";
import { fileOldest, setAsideOldest } from "./filing-repository.ts";

/** An arrival is at most what a flush of the inbox takes: so many together are a few thousand events. */
const ARRIVALS_AT_ONCE = 8;

/**
 * Makes events and jobs of what has come in, until nothing is left, or `isEnough`. Answers how many arrivals there were.
 * Several workers may do so at once. An arrival that the database refuses is set aside for a minute, alone.
 */
export async function fileArrivals(isEnough: () => boolean = () => false): Promise<number> {
  let filed = 0;
  let atOnce = ARRIVALS_AT_ONCE;
  while (!isEnough()) {
    try {
      killPoint("filing.before-store");
      const arrivals = await fileOldest(atOnce);
      killPoint("filing.after-store");
      filed += arrivals;
      if (arrivals < atOnce) break;
      atOnce = ARRIVALS_AT_ONCE;
    } catch (thrown) {
      if (!isRowsFault(thrown)) throw thrown;
      if (atOnce === 1) await setAside(thrown);
      atOnce = 1;
    }
  }
  return filed;
}

async function setAside(thrown: unknown): Promise<void> {
  const arrival = await setAsideOldest();
  log("webhooks").error({ err: thrown, ...arrival }, "What a connection sent could not be filed");
}
