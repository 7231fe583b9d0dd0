import { AppError, notFound } from "../errors.ts";
import type { Mode } from "../mode.ts";
import { findLiveSessionIn } from "./find-live-session.ts";
import type { Membership } from "./membership.ts";

/**
 * What the person behind a session is in a merchant. `wantedMode` is their last choice; without one they start in test
 * mode as long as the merchant has something to test with. Throws not_signed_in, or not_found for a merchant that is
 * not theirs. `isUse`: whether being asked for keeps the session from idling.
 */
export async function getMembership(
  sessionId: string | null,
  merchantSlug: string,
  wantedMode: Mode | undefined,
  isUse = true,
): Promise<Membership> {
  const found = sessionId === null ? null : await findLiveSessionIn(merchantSlug, sessionId, { isUse });
  if (!found) throw new AppError("not_signed_in", "Sign in to continue.");
  if (!found.membership) throw notFound("Merchant");
  const { member, merchant, hasTestConnection, lacksFactor } = found.membership;
  const mode = wantedMode ?? (hasTestConnection ? "test" : "live");
  return { user: found.session.user, member, merchant, mode, lacksFactor };
}
