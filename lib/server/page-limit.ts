import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** How often one address may open one payer's page in a minute; a page that follows a payment reads it again by itself. */
export const LOOKS_PER_PAGE = 60;

const perReader = new RateLimiterMemory({ keyPrefix: "payers-page", points: LOOKS_PER_PAGE, duration: 60 });

/** What strangers may open: a payment link's page and an invoice's. */
const PAGE = /^\/(pay|invoice)\/[^/]+\/?$/;

/** Counts a look at a payer's page; seconds to wait where that was one too many. */
export async function countLook(pathname: string, address: string): Promise<number | null> {
  if (!PAGE.test(pathname)) return null;
  try {
    await perReader.consume(`${pathname} ${address}`);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
  }
}
