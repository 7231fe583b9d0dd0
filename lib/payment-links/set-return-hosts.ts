import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { findMerchant, saveReturnHosts } from "./repository.ts";
import type { ReturnHosts, returnHostsInput } from "./return-hosts/schema.ts";

/** Where payers may be sent back to from now on; links that return elsewhere no longer offer it. */
export async function setReturnHosts(
  scope: Scope,
  { hosts }: z.output<typeof returnHostsInput>,
): Promise<ReturnHosts> {
  const { returnHosts: before } = await findMerchant(scope);
  await unit(async (tx) => {
    await saveReturnHosts(tx, scope, hosts);
    await writeAudit(tx, scope, {
      action: "return-hosts.set",
      targetType: "merchant",
      targetId: scope.merchantId,
      detail: { before: before.join(" "), after: hosts.join(" ") },
    });
    await notifyLive(tx, scope.merchantId, "payment-links");
  });
  return { hosts };
}

export async function getReturnHosts(scope: Scope): Promise<ReturnHosts> {
  return { hosts: (await findMerchant(scope)).returnHosts };
}
