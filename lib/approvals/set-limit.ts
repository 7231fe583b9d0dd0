import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { isCurrencyCode } from "../currencies.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import { type Money, parsePrice, toDecimal } from "../money.ts";
import { actorKey } from "./actor-key.ts";
import { deleteLimit, findLimitRow, saveLimit } from "./repository.ts";
import type { setLimitInput } from "./schema.ts";

/** Sets or takes away the amount above which a second person is needed. Requests that wait already stay as they are. */
export async function setLimit(
  scope: Scope,
  { currency, amount }: z.output<typeof setLimitInput>,
  clock: Clock = systemClock,
): Promise<{ readonly currency: string }> {
  if (!isCurrencyCode(currency)) throw invalidInput({ currency: "Choose one of the listed currencies." });
  const limit = amount === null ? null : readLimit(amount, currency);
  await unit(async (tx) => {
    const before = await findLimitRow(tx, scope, currency);
    const setBy = actorKey(scope.actor);
    if (limit === null) await deleteLimit(tx, scope, currency);
    else await saveLimit(tx, scope, limit, { setBy, setAt: clock.now() });
    await writeAudit(tx, scope, {
      action: "approval-limit.set",
      targetType: "approval_limit",
      targetId: currency,
      detail: { before: before?.amount.toFixed() ?? null, after: limit === null ? null : toDecimal(limit) },
    });
    await notifyLive(tx, scope.merchantId, "approvals");
  });
  return { currency };
}

function readLimit(typed: string, currency: string): Money {
  const parsed = parsePrice(typed, currency);
  if (!parsed.ok || parsed.value.units < 0n)
    throw invalidInput({ amount: "Write the amount as a number, like 2500.00." });
  return parsed.value;
}
