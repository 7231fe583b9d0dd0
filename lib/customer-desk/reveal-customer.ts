import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { presentCustomer } from "../customers/present-customer.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { countRevealsBy, findCustomer, insertReveal, listMerged } from "./repository.ts";
import { requireCustomer } from "./require-customer.ts";
import type { Revealed, revealInput } from "./schema.ts";

/** Enough for a busy hour at the desk, too few to copy the customers out. */
const MOST_AN_HOUR = 30;
const HOUR_MS = 60 * 60_000;

/**
 * Shows a customer's personal data once, to a member who says why. Written down before it is shown, in the audit log and
 * on the customer's page; what was looked at is in neither.
 */
export async function revealCustomer(
  scope: Scope,
  { customerId, reason }: z.output<typeof revealInput>,
  clock: Clock = systemClock,
): Promise<Revealed> {
  const { actor } = scope;
  if (actor.type !== "member") throw new AppError("forbidden", "Only members can look at personal data.");
  const found = await requireCustomer(scope, customerId);
  const at = clock.now();
  return unit(async (tx) => {
    const seen = await countRevealsBy(tx, scope, actor.memberId, new Date(at.getTime() - HOUR_MS));
    if (seen >= MOST_AN_HOUR)
      throw new AppError(
        "rate_limited",
        `You have looked at ${MOST_AN_HOUR} customers within an hour. Wait a while, or ask an owner.`,
      );
    const id = await presentCustomer(tx, scope, found.id);
    const customer = await findCustomer(scope, id, tx);
    if (customer === null) throw notFound("Customer");
    const merged = await listMerged(scope, id, tx);
    await insertReveal(tx, scope, {
      id: newId("customerReveal", at),
      customerId: id,
      memberId: actor.memberId,
      actor: actor.name,
      reason,
      at,
    });
    await writeAudit(tx, scope, {
      action: "customer.reveal",
      targetType: "customer",
      targetId: id,
      detail: { reason },
    });
    await notifyLive(tx, scope.merchantId, "customers");
    const { name, email, externalRef } = customer;
    return { name, email, otherEmails: merged.flatMap((one) => one.email ?? []), externalRef };
  });
}
