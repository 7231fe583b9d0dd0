import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Looks that one address may take in a minute: far above a person's, far below what guessing would need. */
const perAddress = new RateLimiterMemory({ keyPrefix: "case", points: 30, duration: 60 });
/** And all addresses together, since an address is easily made up. */
const allTogether = new RateLimiterMemory({ keyPrefix: "cases", points: 600, duration: 60 });

/** False when there were too many looks of late. */
export async function mayLookAtCase(address: string): Promise<boolean> {
  try {
    await perAddress.consume(address);
    await allTogether.consume("all");
    return true;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return false;
    throw thrown;
  }
}
