import type { z } from "zod";
import { writeAudit } from "../../audit/write-audit.ts";
import type { Scope } from "../../auth/scope.ts";
import { notifyLive } from "../../db/notify.ts";
import { unit } from "../../db/unit.ts";
import { notFound } from "../../errors.ts";
import { removeTemplate } from "./repository.ts";
import type { templateIdInput } from "./schema.ts";

/** Links that were begun from it stay as they are. Throws not found. */
export async function deleteTemplate(
  scope: Scope,
  { templateId }: z.output<typeof templateIdInput>,
): Promise<{ readonly id: string }> {
  return unit(async (tx) => {
    const name = await removeTemplate(tx, scope, templateId);
    if (name === null) throw notFound("Template");
    await writeAudit(tx, scope, {
      action: "link_template.delete",
      targetType: "link_template",
      targetId: templateId,
      detail: { name },
    });
    await notifyLive(tx, scope.merchantId, "payment-links");
    return { id: templateId };
  });
}
