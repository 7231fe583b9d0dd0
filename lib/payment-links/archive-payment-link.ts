import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { changeLinkStatus } from "./change-link-status.ts";
import type { archiveLinkInput } from "./edit/schema.ts";

/** Closes a link for new payments. Payments under way go on, and receipts stay reachable. */
export function archivePaymentLink(
  scope: Scope,
  { linkId, closedMessage }: z.output<typeof archiveLinkInput>,
): Promise<{ readonly id: string }> {
  return changeLinkStatus(scope, linkId, {
    to: "archived",
    from: ["draft", "published"],
    refusal: "This link can't be archived.",
    action: "link.archive",
    ...(closedMessage === undefined ? {} : { also: { closedMessage } }),
  });
}
