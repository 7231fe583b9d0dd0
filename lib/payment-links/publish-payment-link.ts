import type { Scope } from "../auth/scope.ts";
import { changeLinkStatus } from "./change-link-status.ts";

/** Opens a draft to payers. */
export function publishPaymentLink(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<{ readonly id: string }> {
  return changeLinkStatus(scope, linkId, {
    to: "published",
    from: ["draft"],
    refusal: "An archived link can't be published. Restore it where that is offered, or make a new one.",
    action: "link.publish",
  });
}
