import { AppError, notFound } from "../errors.ts";
import type { Mode } from "../mode.ts";
import type { LiveSession, Membership } from "./membership.ts";
import { findMembership } from "./repository.ts";

/**
 * What a signed-in person is in a merchant. `wantedMode` is their last choice; without one they start in test mode as
 * long as the merchant has something to test with. Throws not_signed_in, or not_found for a merchant that is not theirs.
 */
export async function getMembership(
  session: LiveSession | null,
  merchantSlug: string,
  wantedMode: Mode | undefined,
): Promise<Membership> {
  if (!session) throw new AppError("not_signed_in", "Sign in to continue.");
  const found = await findMembership(session.user.id, merchantSlug);
  if (!found) throw notFound("Merchant");
  const { member, merchant, hasTestConnection } = found;
  return { user: session.user, member, merchant, mode: wantedMode ?? (hasTestConnection ? "test" : "live") };
}
