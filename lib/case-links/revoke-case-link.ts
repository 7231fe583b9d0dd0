import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { closeLink } from "./repository.ts";

/** From now on the page is not found. */
export async function revokeCaseLink(
  scope: Scope,
  { caseLinkId }: { readonly caseLinkId: string },
  clock: Clock = systemClock,
): Promise<{ readonly revoked: true }> {
  await unit(async (tx) => {
    const targetId = await closeLink(tx, scope, caseLinkId, clock.now());
    if (targetId === null) throw notFound("Case link");
    await writeAudit(tx, scope, {
      action: "case_link.revoke",
      targetType: "transaction",
      targetId,
      detail: { caseLinkId },
    });
    await notifyLive(tx, scope.merchantId, "transactions");
  });
  return { revoked: true };
}
