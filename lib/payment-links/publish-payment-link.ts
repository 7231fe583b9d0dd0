import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { changeLinkStatus } from "./change-link-status.ts";
import { findLink } from "./repository.ts";

/** Opens a draft to payers; refused when its last day has passed, since nobody could pay it. */
export async function publishPaymentLink(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<{ readonly id: string }> {
  const link = await findLink(scope, linkId);
  if (link?.status === "draft" && link.expiresAt !== null && link.expiresAt <= systemClock.now())
    throw new AppError("conflict", "Its last day has passed. Edit the draft and choose another one.");
  return changeLinkStatus(scope, linkId, {
    to: "published",
    from: ["draft"],
    refusal: "An archived link can't be published. Restore it where that is offered, or make a new one.",
    action: "link.publish",
  });
}
