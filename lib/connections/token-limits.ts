import type { TokenLimit } from "../providers/contract.ts";

/** The refreshes that some limit still counts. */
export function stillCounted(refreshedAt: readonly Date[], limits: readonly TokenLimit[], now: Date): Date[] {
  const longest = Math.max(0, ...limits.map(({ windowMs }) => windowMs));
  return refreshedAt.filter((time) => now.getTime() - time.getTime() < longest);
}

/** How long no new token may be asked for; 0: one may be asked for now. */
export function waitForToken(refreshedAt: readonly Date[], limits: readonly TokenLimit[], now: Date): number {
  const waits = limits.map(({ count, windowMs }) => {
    const inWindow = refreshedAt.filter((time) => now.getTime() - time.getTime() < windowMs);
    // Once this one has left the window, one less than `count` are in it.
    const leaves = inWindow.at(-count);
    return leaves === undefined ? 0 : leaves.getTime() + windowMs - now.getTime();
  });
  return Math.max(0, ...waits);
}
