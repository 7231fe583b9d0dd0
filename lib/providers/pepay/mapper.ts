import { formatAmount } from "../../format.ts";
import { isPositive, type Money, moneyFromUnits, subtractMoney } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderError } from "../contract.ts";
import { unknownStatus } from "../drift.ts";
import type { DriftSign, ProviderFact } from "../facts.ts";
import { readAmount } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { invoiceDrift, paymentDrift } from "./known-fields.ts";
import { networkName } from "./networks.ts";
import { settlementDrift, settlementOf } from "./settlement.ts";
import type { Invoice, InvoicePayment } from "./shapes.ts";
import { INVOICE_STATUS, invoiceStatusOf, PAYMENT_STATUS, paymentStatusOf } from "./status.ts";

/** Amounts are whole thousandths of a dollar ("usd_millis"), never cents: 49990 is 49.99 USD. */
function readUsd(
  units: string | undefined,
  decimal: string | undefined,
  unit: string | undefined,
): Money | undefined {
  const isMillis = unit === undefined || unit === "usd_millis";
  if (isMillis && units !== undefined && /^\d{1,18}$/.test(units))
    return moneyFromUnits(BigInt(units), "USD", 3);
  return readAmount(decimal, "USD");
}

/** The invoice is the source of truth: it alone says whether it is paid (seed 004). */
export function mapInvoice(read: Invoice): ProviderFact {
  const status = invoiceStatusOf(read.status);
  const amount = readUsd(read.amount, read.amount_decimal, read.amount_unit);
  const received = readUsd(read.amount_paid, read.amount_paid_decimal, read.amount_unit);
  const network = read.payer_wallet_network ?? read.latest_payment?.network;
  const payments = read.payments ?? (read.latest_payment ? [read.latest_payment] : []);
  return withoutUndefined({
    subject: withoutUndefined({ externalId: read.id, reference: read.metadata?.transaction_id }),
    kind: "payment" as const,
    status,
    providerStatus: read.status,
    reason: status === "expired" ? "Nobody paid in time" : lockedIn(status, network, amount, received),
    amount,
    received,
    method: "crypto",
    network,
    txHash: read.latest_payment?.transaction_hash ?? read.latest_payment?.tx_hash,
    occurredAt: read.paid_at ?? read.last_payment_at,
    settlement: settlementOf(payments),
    mayBeginElsewhere: false,
    drift: found([
      ...invoiceDrift(read.raw),
      ...unknownStatus("invoice", read.status, INVOICE_STATUS),
      ...settlementDrift(payments),
    ]),
  });
}

/** After a part payment Pepay takes the rest only on the same network, with the same token. */
function lockedIn(
  status: string,
  network: string | undefined,
  amount: Money | undefined,
  received: Money | undefined,
): string | undefined {
  if (status !== "underpaid" || network === undefined) return undefined;
  const where = `to be finished on ${networkName(network)} with the same token`;
  const missing = amount && received ? subtractMoney(amount, received) : undefined;
  return missing && isPositive(missing) ? `${formatAmount(missing)} missing, ${where}` : undefined;
}

/** A payment towards an invoice. Its amount is what one transfer brought, not what was asked for: left out. */
export function mapInvoicePayment(read: InvoicePayment, raw: unknown): ProviderFact {
  return withoutUndefined({
    subject: { externalId: read.invoice_id },
    kind: "payment" as const,
    status: paymentStatusOf(read.status),
    providerStatus: `payment ${read.status}`,
    method: "crypto",
    network: read.network,
    txHash: read.transaction_hash ?? read.tx_hash,
    settlement: settlementOf([read]),
    mayBeginElsewhere: false,
    drift: found([
      ...paymentDrift(raw),
      ...unknownStatus("invoice_payment", read.status, PAYMENT_STATUS),
      ...settlementDrift([read]),
    ]),
  });
}

function found(signs: readonly DriftSign[]): readonly DriftSign[] | undefined {
  return signs.length > 0 ? signs : undefined;
}

/** Devnet money must never settle a live payment, nor the other way round. */
export function inEnvironment(isOther: boolean, fact: ProviderFact): Result<ProviderFact, ProviderError> {
  if (!isOther) return ok(fact);
  return err({
    code: "unexpected_response",
    message: "This invoice belongs to Pepay's other environment.",
    effect: "not_applied",
  });
}
