import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { moveAddresses } from "../deposits/addresses-of-customer.ts";
import { AppError, notFound } from "../errors.ts";
import { type CustomerId, isId } from "../ids.ts";
import { moveInvoices } from "../invoices/invoices-of-customer.ts";
import { moveLinks } from "../payment-links/links-of-customer.ts";
import { hasUnsentPayments, moveTransactions } from "../transactions/customer-moves.ts";
import { checkPair } from "./check-pair.ts";
import { type LockedCustomer, lockCustomers, moveOwn, point } from "./merge-repository.ts";
import type { mergeInput } from "./schema.ts";

const MOST_TRIES = 8;
/** lock_not_available, deadlock_detected, serialization_failure */
const IN_THE_WAY: ReadonlySet<unknown> = new Set(["55P03", "40P01", "40001"]);

/**
 * Makes one customer part of another, for ever and all at once: everything that refers to it, in both modes, moves, and it
 * stays behind as a pointer, so that its id and its e-mail keep leading to the one that stays.
 */
export async function mergeCustomers(
  scope: Scope,
  input: z.output<typeof mergeInput>,
  clock: Clock = systemClock,
): Promise<{ readonly id: string; readonly transactions: number }> {
  const { customerId: stays, otherId: goes } = input;
  if (!isId("customer", stays) || !isId("customer", goes)) throw notFound("Customer");
  for (let number = 1; ; number += 1) {
    try {
      return await unit((tx) => merge(tx, scope, stays, goes, clock.now()));
    } catch (thrown) {
      if (!(thrown instanceof Error && "code" in thrown && IN_THE_WAY.has(thrown.code))) throw thrown;
      if (number === MOST_TRIES)
        throw new AppError(
          "conflict",
          "Payments of these customers are being written at this moment. Nothing was merged; try again in a minute.",
        );
      await sleep(20 * number + Math.random() * 50);
    }
  }
}

async function merge(tx: Tx, scope: Scope, staysId: CustomerId, goesId: CustomerId, at: Date) {
  const locked = await lockCustomers(tx, scope, [staysId, goesId]);
  const { stays, goes } = checkPair<LockedCustomer>(locked, staysId, goesId);
  if (await hasUnsentPayments(tx, scope, [staysId, goesId], at))
    throw new AppError(
      "conflict",
      "A payment of theirs has no answer from its provider yet, and may have to be sent again as it was. Merge them once it has one: in about ten minutes at most.",
    );
  const transactions = await moveTransactions(tx, scope, goesId, staysId);
  const links = await moveLinks(tx, scope, goesId, staysId);
  const invoices = await moveInvoices(tx, scope, goesId, staysId);
  const addresses = await moveAddresses(tx, scope, goesId, staysId);
  const notes = await moveOwn(tx, scope, goesId, staysId);
  await point(tx, scope, { stays, goes }, { at, by: actorName(scope.actor) });
  const moved = { transactions, links, invoices, addresses, notes };
  await writeAudit(tx, scope, {
    action: "customer.merge",
    targetType: "customer",
    targetId: staysId,
    detail: { merged: goesId, ...moved },
  });
  await writeAudit(tx, scope, {
    action: "customer.merge_away",
    targetType: "customer",
    targetId: goesId,
    detail: { into: staysId, ...moved },
  });
  await notifyLive(
    tx,
    scope.merchantId,
    "customers",
    "transactions",
    "payment-links",
    "invoices",
    "deposits",
  );
  return { id: staysId, transactions };
}
