import type { Scope } from "../auth/scope.ts";
import { changeLinkStatus } from "./change-link-status.ts";
import { requireCopiesFollow } from "./require-copies-follow.ts";

/** Brings a link back from the archive as it was: open to payers if it had been published. */
export async function restorePaymentLink(
  scope: Scope,
  { linkId }: { readonly linkId: string },
): Promise<{ readonly id: string }> {
  const link = await requireCopiesFollow(scope, linkId, "restoreLink");
  return changeLinkStatus(scope, linkId, {
    to: link.publishedAt === null ? "draft" : "published",
    from: ["archived"],
    refusal: "Only an archived link can be restored.",
    action: "link.restore",
  });
}
