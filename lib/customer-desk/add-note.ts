import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { presentCustomer } from "../customers/present-customer.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { insertNote } from "./repository.ts";
import { requireCustomer } from "./require-customer.ts";
import type { addCustomerNoteInput } from "./schema.ts";

/** Keeps a person's words with the customer. Never edited; the audit log has that it happened, not the words. */
export async function addNoteToCustomer(
  scope: Scope,
  input: z.output<typeof addCustomerNoteInput>,
  clock: Clock = systemClock,
): Promise<{ readonly id: string }> {
  const { id: found } = await requireCustomer(scope, input.customerId);
  const at = clock.now();
  const id = newId("customerNote", at);
  await unit(async (tx) => {
    const customerId = await presentCustomer(tx, scope, found);
    await insertNote(tx, scope, { id, customerId, text: input.text, author: actorName(scope.actor), at });
    await writeAudit(tx, scope, { action: "customer.note", targetType: "customer", targetId: customerId });
    await notifyLive(tx, scope.merchantId, "customers");
  });
  return { id };
}
