import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../errors.ts";

/** After so long whoever was refused is let in again. */
export const START_SECONDS = 60;

/** Payments that one address may begin on one link in a minute. */
const perPayer = new RateLimiterMemory({ keyPrefix: "pay-payer", points: 10, duration: START_SECONDS });
/** And all addresses together, since an address is easily made up: far above what a link sees on its best day. */
const perLink = new RateLimiterMemory({ keyPrefix: "pay-link", points: 300, duration: START_SECONDS });

/** Throws `rate_limited` when this address has begun too many payments on this link of late. */
export async function assertMayStart(slug: string, address: string): Promise<void> {
  try {
    await perPayer.consume(`${slug} ${address}`);
    await perLink.consume(slug);
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    throw new AppError("rate_limited", "Too many tries at once. Wait a minute, then try again.");
  }
}
