import { cookies } from "next/headers";
import { cache } from "react";
import { isKnownZone } from "../db/known-zone.ts";
import type { MerchantSummary } from "../team/membership.ts";
import { CLOCK_COOKIE, type Clocks, readClock, readZone, ZONE_COOKIE } from "../time-zone.ts";

/** How the person who asks wants time to be counted, and whose data they look at. Grants nothing. */
export interface Viewer {
  readonly clock: Clocks | null;
  /** IANA: whose days ranges and charts count. The merchant's, until somebody chooses. */
  readonly dayZone: string;
  /** First part of the merchant's paths. */
  readonly slug: string;
}

type Merchant = Pick<MerchantSummary, "slug" | "timeZone">;

export async function viewerIn({ slug, timeZone }: Merchant): Promise<Viewer> {
  const { clock, dayZone } = await currentClock();
  return { clock, dayZone: dayZone ?? timeZone, slug };
}

const currentClock = cache(async () => {
  const jar = await cookies();
  const clock = readClock(jar.get(CLOCK_COOKIE)?.value);
  if (clock === "utc") return { clock, dayZone: "UTC" };
  const mine = clock === "mine" ? readZone(jar.get(ZONE_COOKIE)?.value) : null;
  return { clock, dayZone: mine !== null && (await isKnownZone(mine)) ? mine : undefined };
});
