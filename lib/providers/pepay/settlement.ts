import { unknownStatus } from "../drift.ts";
import type { DriftSign, Settlement } from "../facts.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { Payment } from "./shapes.ts";
import { SETTLEMENT_STATUS, settlementStatusOf } from "./status.ts";

const ORDER = Object.values(SETTLEMENT_STATUS);

/** How far Pepay is with passing the money on: as far as the payment that is furthest behind. */
export function settlementOf(payments: readonly Payment[]): Settlement | undefined {
  const known = payments.flatMap((payment) => read(payment) ?? []);
  return known.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))[0];
}

function read(payment: Payment): Settlement | undefined {
  const word = wordOf(payment);
  const status = word === undefined ? undefined : settlementStatusOf(word);
  if (status === undefined) return undefined;
  return withoutUndefined({ status, txHash: payment.settlement?.settlement_tx_hash });
}

export function settlementDrift(payments: readonly Payment[]): DriftSign[] {
  return payments.flatMap((payment) => {
    const word = wordOf(payment);
    return word === undefined ? [] : unknownStatus("settlement", word, SETTLEMENT_STATUS);
  });
}

function wordOf({ settlement_status, settlement }: Payment): string | undefined {
  return settlement_status ?? settlement?.summary_status ?? settlement?.status;
}
