import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Looks that one address may take in a minute, and all together, since an address is easily made up. */
const perAddress = new RateLimiterMemory({ keyPrefix: "invitation", points: 30, duration: 60 });
const allTogether = new RateLimiterMemory({ keyPrefix: "invitations", points: 600, duration: 60 });

/** False when there were too many looks of late. */
export async function mayLookAtInvitation(address: string): Promise<boolean> {
  try {
    await perAddress.consume(address);
    await allTogether.consume("all");
    return true;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return false;
    throw thrown;
  }
}
