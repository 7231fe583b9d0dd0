import { cookies } from "next/headers";
import { cache } from "react";
import { isKnownZone } from "../db/known-zone.ts";
import { CLOCK_COOKIE, type Clocks, readClock, readZone, ZONE_COOKIE } from "../time-zone.ts";

/** How the person who asks wants time to be counted. Grants nothing. */
export interface Viewer {
  readonly clock: Clocks | null;
  /** IANA: whose days ranges and charts count. Undefined: the merchant's, which is also what holds until somebody chooses. */
  readonly dayZone: string | undefined;
}

export const currentViewer = cache(async (): Promise<Viewer> => {
  const jar = await cookies();
  const clock = readClock(jar.get(CLOCK_COOKIE)?.value);
  if (clock === "utc") return { clock, dayZone: "UTC" };
  const mine = clock === "mine" ? readZone(jar.get(ZONE_COOKIE)?.value) : null;
  return { clock, dayZone: mine !== null && (await isKnownZone(mine)) ? mine : undefined };
});
