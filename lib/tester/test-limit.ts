import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../errors.ts";

/** Tests that a merchant may send in a minute: plenty for people, useless as a flood. */
const perMerchant = new RateLimiterMemory({ keyPrefix: "webhook-test", points: 30, duration: 60 });

/** Throws `rate_limited` when this merchant has sent too many tests of late. */
export async function assertMayTest(merchantId: string): Promise<void> {
  try {
    await perMerchant.consume(merchantId);
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    throw new AppError("rate_limited", "At most 30 tests a minute. Wait a moment, then send again.");
  }
}
