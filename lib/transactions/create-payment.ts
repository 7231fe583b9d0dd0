import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { requestPayment } from "./request-payment.ts";
import { type PaymentWanted, writePayment } from "./write-payment.ts";

/** A payment from nothing: written down, asked for at the provider, outcome recorded. Its row tells what came of it. */
export async function createPayment(
  scope: Scope,
  wanted: PaymentWanted,
  clock: Clock = systemClock,
): Promise<TransactionId> {
  const id = await unit((tx) => writePayment(tx, scope, wanted, clock));
  await requestPayment(scope, id, wanted, clock);
  return id;
}
