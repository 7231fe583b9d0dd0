import type { Scope } from "../auth/scope.ts";
import { changeLinkStatus } from "./change-link-status.ts";

/** Closes a link for new payments. Payments under way go on, and receipts stay reachable. */
export function archivePaymentLink(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<{ readonly id: string }> {
  return changeLinkStatus(scope, linkId, {
    to: "archived",
    from: ["draft", "published"],
    refusal: "This link can't be archived.",
    action: "link.archive",
  });
}
