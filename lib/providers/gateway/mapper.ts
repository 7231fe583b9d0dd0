import { z } from "zod";
import { isCurrencyCode } from "../../currencies.ts";
import { isPositive, type Money, moneyFromUnits } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { TransactionKind, TransactionStatus } from "../../transactions/status.ts";
import type { ProviderError } from "../contract.ts";
import type { ProviderFact } from "../facts.ts";
import { looseDecimal, looseText, looseUrl } from "../loose.ts";
import type { CreatedPayment, ProviderBalance } from "../payment-contract.ts";
import { looseTime } from "../provider-time.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { reasonOf } from "./errors.ts";
import { paymentStatusOf } from "./status.ts";

/** A payment as plain gateways write it; amounts are whole minor units (seeds 001, 003; the field names are assumed). */
export const paymentSchema = z.object({
  id: z.string().min(1),
  status: looseText,
  amount: looseDecimal,
  amount_received: looseDecimal,
  amount_refunded: looseDecimal,
  currency: looseText,
  reference: looseText,
  failure_code: looseText,
  checkout_url: looseUrl,
  network: looseText,
  tx_hash: looseText,
  expires_at: looseTime,
  updated_at: looseTime,
});
export type Payment = z.infer<typeof paymentSchema>;

export const paymentListSchema = z.object({
  data: z.array(paymentSchema),
  has_more: z.boolean().default(false),
});

/** Minor units as money. Anything but a whole number is no amount: it is left out rather than guessed at. */
function readMinorUnits(units: string | undefined, currency: string | undefined): Money | undefined {
  const code = currency?.toUpperCase() ?? "";
  if (units === undefined || !/^-?\d{1,18}$/.test(units) || !isCurrencyCode(code)) return undefined;
  return moneyFromUnits(BigInt(units), code);
}

/** `said`: the status that an event's name implies, for a body that states none. */
export function mapPayment(payment: Payment, said?: string): ProviderFact {
  const word = payment.status ?? said ?? "unknown";
  const amount = readMinorUnits(payment.amount, payment.currency);
  const status = withRefunds(paymentStatusOf(word, payment.failure_code), payment);
  return withoutUndefined({
    subject: withoutUndefined({ externalId: payment.id, reference: payment.reference }),
    kind: "payment" as const,
    status,
    providerStatus: word,
    reason: payment.failure_code
      ? (reasonOf(payment.failure_code) ?? "The payment did not go through")
      : undefined,
    amount,
    received: readMinorUnits(payment.amount_received, payment.currency),
    network: payment.network,
    txHash: payment.tx_hash,
    occurredAt: payment.updated_at,
    mayBeginElsewhere: false,
  });
}

/** Some gateways leave a refunded payment at "succeeded" and only count what went back. */
function withRefunds(
  status: TransactionStatus,
  { amount_refunded, amount, currency }: Payment,
): TransactionStatus {
  if (status !== "succeeded" && status !== "refunded") return status;
  const [refunded, whole] = [readMinorUnits(amount_refunded, currency), readMinorUnits(amount, currency)];
  if (!refunded || !whole || !isPositive(refunded)) return status;
  return refunded.units < whole.units ? "partially_refunded" : "refunded";
}

/** The answer to a new payment. */
export function mapCreated(payment: Payment): Result<CreatedPayment, ProviderError> {
  if (!payment.checkout_url)
    return err({
      code: "unexpected_response",
      message: "The gateway took the payment but named no checkout page.",
      effect: "unknown",
    });
  return ok(
    withoutUndefined({
      externalId: payment.id,
      nextAction: { type: "redirect" as const, url: payment.checkout_url },
      expiresAt: payment.expires_at,
      fact: mapPayment(payment, "pending"),
    }),
  );
}

/** A refund, payout or dispute: an object of its own, which may name the payment that it belongs to. */
export const movementSchema = z
  .object({
    id: z.string().min(1),
    payment_id: looseText,
    payment: looseText,
    charge: looseText,
    amount: looseDecimal,
    currency: looseText,
    reference: looseText,
    status: looseText,
    updated_at: looseTime,
  })
  .transform((read) => ({ ...read, paymentId: read.payment_id ?? read.payment ?? read.charge }));
export type Movement = z.infer<typeof movementSchema>;

export function mapMovement(
  movement: Movement,
  kind: TransactionKind,
  status: TransactionStatus,
): ProviderFact {
  return withoutUndefined({
    // Its reference, where it has one, is that of the payment it belongs to: it would be taken for the payment itself.
    subject: { externalId: movement.id },
    kind,
    status,
    providerStatus: movement.status ?? status,
    amount: readMinorUnits(movement.amount, movement.currency),
    occurredAt: movement.updated_at,
    // Refunds and payouts are also made in the gateway's own dashboard.
    mayBeginElsewhere: true,
  });
}

export const balanceSchema = z.object({
  balances: z.array(z.object({ currency: z.string(), available: looseDecimal, pending: looseDecimal })),
});

/** Balances in minor units; a currency that we do not know is left out. */
export function mapBalances({ balances }: z.infer<typeof balanceSchema>): readonly ProviderBalance[] {
  return balances.flatMap(({ currency, available, pending }) => {
    const money = readMinorUnits(available, currency);
    if (!money) return [];
    return [
      withoutUndefined({
        currency: money.currency,
        available: money,
        pending: readMinorUnits(pending, currency),
      }),
    ];
  });
}
