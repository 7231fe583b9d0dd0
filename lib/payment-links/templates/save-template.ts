import type { z } from "zod";
import { writeAudit } from "../../audit/write-audit.ts";
import { actorName, type Scope } from "../../auth/scope.ts";
import { systemClock } from "../../clock.ts";
import { isTaken } from "../../db/is-taken.ts";
import { notifyLive } from "../../db/notify.ts";
import { unit } from "../../db/unit.ts";
import { AppError, invalidInput } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { countTemplates, insertTemplate } from "./repository.ts";
import { MOST_TEMPLATES, readStartForm, type saveTemplateInput } from "./schema.ts";

const TAKEN = "A template has this name already.";

/** Keeps a form under a name, for everybody who makes links. Fields that can't be used are left out. */
export async function saveTemplate(
  scope: Scope,
  { name, form }: z.output<typeof saveTemplateInput>,
): Promise<{ readonly id: string }> {
  const createdAt = systemClock.now();
  const id = newId("linkTemplate", createdAt);
  // As JSON keeps it: what is undefined is not there.
  const kept = JSON.parse(JSON.stringify(readStartForm(form)));
  return unit(async (tx) => {
    if ((await countTemplates(tx, scope)) >= MOST_TEMPLATES)
      throw new AppError("conflict", `There are ${MOST_TEMPLATES} templates already. Delete one first.`);
    await insertTemplate(tx, scope, { id, name, form: kept, createdBy: actorName(scope.actor), createdAt });
    await writeAudit(tx, scope, {
      action: "link_template.save",
      targetType: "link_template",
      targetId: id,
      detail: { name },
    });
    await notifyLive(tx, scope.merchantId, "payment-links");
    return { id };
  }).catch((thrown) => {
    throw isTaken(thrown) ? invalidInput({ name: TAKEN }) : thrown;
  });
}
