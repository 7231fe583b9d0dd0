import type { Scope } from "../auth/scope.ts";
import { changeLinkStatus } from "./change-link-status.ts";
import { requireCopiesFollow } from "./require-copies-follow.ts";

/** Takes a link back to a draft, here and at the providers that hold a copy. Payments under way go on. */
export async function unpublishPaymentLink(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<{ readonly id: string }> {
  await requireCopiesFollow(scope, linkId, "unpublishLink");
  return changeLinkStatus(scope, linkId, {
    to: "draft",
    from: ["published"],
    refusal: "Only a published link can become a draft again.",
    action: "link.unpublish",
  });
}
