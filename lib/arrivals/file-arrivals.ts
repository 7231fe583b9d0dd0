import { isRowsFault } from "../db/is-rows-fault.ts";
import { killPoint } from "../db/kill-point.ts";
import { log } from "../logger.ts";
import { fileOldest, fileOne, listOldest, setAside } from "./filing-repository.ts";

/** An arrival is at most what a flush of the inbox takes: so many together are a few thousand events. */
const ARRIVALS_AT_ONCE = 8;

/**
 * Makes events and jobs of what has come in, until nothing is left, or `isEnough`. Answers how many arrivals there were.
 * Several workers may do so at once. An arrival that the database refuses is set aside for a minute, alone.
 */
export async function fileArrivals(isEnough: () => boolean = () => false): Promise<number> {
  let filed = 0;
  for (let more = true; more && !isEnough(); ) {
    try {
      killPoint("filing.before-store");
      const arrivals = await fileOldest(ARRIVALS_AT_ONCE);
      killPoint("filing.after-store");
      filed += arrivals;
      more = arrivals === ARRIVALS_AT_ONCE;
    } catch (thrown) {
      if (!isRowsFault(thrown)) throw thrown;
      for (const id of await listOldest(ARRIVALS_AT_ONCE)) filed += await fileAlone(id);
    }
  }
  return filed;
}

/** By its id: another worker may meanwhile be filing the oldest, and what this one sets aside must be what was refused. */
async function fileAlone(id: string): Promise<number> {
  try {
    return await fileOne(id);
  } catch (thrown) {
    if (!isRowsFault(thrown)) throw thrown;
    const aside = await setAside(id);
    if (aside)
      log("webhooks").error({ err: thrown, id, ...aside }, "What a connection sent could not be filed");
    return 0;
  }
}
