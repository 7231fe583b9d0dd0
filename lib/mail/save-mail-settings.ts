import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { upsertSettings } from "./repository.ts";
import type { mailSettingsInput } from "./schema.ts";

/** Sets who letters come from and where answers go, from the next letter on. */
export async function saveMailSettings(
  scope: Scope,
  { senderName, replyTo }: z.output<typeof mailSettingsInput>,
): Promise<void> {
  await unit(async (tx) => {
    await upsertSettings(tx, scope, { senderName, replyTo: replyTo || null });
    await writeAudit(tx, scope, {
      action: "mail.settings",
      targetType: "merchant",
      targetId: scope.merchantId,
      detail: { senderName, hasReplyTo: replyTo !== "" },
    });
    await notifyLive(tx, scope.merchantId, "mails");
  });
}
