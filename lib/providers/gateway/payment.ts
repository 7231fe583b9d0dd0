import { z } from "zod";
import { isPositive, type Money } from "../../money.ts";
import type { TransactionStatus } from "../../transactions/status.ts";
import { unknownStatus } from "../drift.ts";
import type { DriftSign, ProviderFact } from "../facts.ts";
import { looseText, looseUrl } from "../loose.ts";
import { readTime } from "../provider-time.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { readMoney } from "./amounts.ts";
import { readAt } from "./dot-path.ts";
import { missingFields } from "./drift-signs.ts";
import { reasonOf } from "./errors.ts";
import type { GatewayMapping } from "./mapping.ts";
import { PAYMENT_STATUS, statusIn, withFailureCode } from "./status.ts";

/** A payment as the gateway states it, read through the mapping. */
export interface Payment {
  readonly id: string;
  readonly status?: string;
  readonly amount?: Money;
  readonly received?: Money;
  readonly refunded?: Money;
  readonly reference?: string;
  readonly failureCode?: string;
  readonly checkoutUrl?: string;
  readonly network?: string;
  readonly txHash?: string;
  readonly expiresAt?: Date;
  readonly updatedAt?: Date;
  readonly drift: readonly DriftSign[];
}

/** Null: there is no id where the mapping says that it stands. */
export function readPayment(mapping: GatewayMapping, value: unknown): Payment | null {
  const at = (name: keyof GatewayMapping["payment"]) => readAt(value, mapping.payment[name]);
  const text = (name: keyof GatewayMapping["payment"]) => looseText.parse(at(name));
  const id = text("id");
  if (id === undefined) return null;
  const currency = text("currency");
  const money = (name: keyof GatewayMapping["payment"]) => readMoney(mapping, at(name), currency);
  return withoutUndefined({
    id,
    status: text("status"),
    amount: money("amount"),
    received: money("received"),
    refunded: money("refunded"),
    reference: text("reference"),
    failureCode: text("failure_code"),
    checkoutUrl: looseUrl.parse(at("checkout_url")),
    network: text("network"),
    txHash: text("tx_hash"),
    expiresAt: readTime(at("expires_at")),
    updatedAt: readTime(at("updated_at")),
    drift: missingFields(mapping, "payment", value),
  });
}

/** `said`: a word of ours that the event's name implies; it goes before the word in the object. */
export function paymentFact(mapping: GatewayMapping, payment: Payment, said?: string): ProviderFact {
  const word = said ?? payment.status ?? "unknown";
  const meant =
    said === undefined ? statusIn(word, mapping.statuses, PAYMENT_STATUS) : statusIn(word, PAYMENT_STATUS);
  const status = withFailureCode(meant ?? "processing", payment.failureCode);
  const drift = [...payment.drift, ...statusDrift(mapping, "payment", payment.status)];
  return withoutUndefined({
    subject: withoutUndefined({ externalId: payment.id, reference: payment.reference }),
    kind: "payment" as const,
    status: withRefunds(status, payment),
    providerStatus: word,
    reason: payment.failureCode
      ? (reasonOf(payment.failureCode) ?? "The payment did not go through")
      : undefined,
    amount: payment.amount,
    received: payment.received,
    refunded: payment.refunded,
    network: payment.network,
    txHash: payment.txHash,
    occurredAt: payment.updatedAt,
    settlement: word.toLowerCase() === "settled" ? { status: "settled" as const } : undefined,
    mayBeginElsewhere: false,
    drift: drift.length > 0 ? drift : undefined,
  });
}

/** A status word in an object that neither the developer's table nor the usual one has. */
export function statusDrift(
  { statuses }: GatewayMapping,
  where: string,
  word: string | undefined,
  known: Readonly<Record<string, TransactionStatus>> = PAYMENT_STATUS,
): DriftSign[] {
  return word === undefined ? [] : unknownStatus(where, word, { ...known, ...statuses });
}

/** Some gateways leave a refunded payment at "succeeded" and only count what went back. */
function withRefunds(status: TransactionStatus, { refunded, amount }: Payment): TransactionStatus {
  if (status !== "succeeded" && status !== "refunded") return status;
  if (!refunded || !amount || !isPositive(refunded)) return status;
  return refunded.units < amount.units ? "partially_refunded" : "refunded";
}

/** The schema of an answer that is one payment. */
export function paymentSchema(mapping: GatewayMapping): z.ZodType<Payment> {
  return z.unknown().transform((value, context) => {
    const payment = readPayment(mapping, value);
    if (payment) return payment;
    context.addIssue({ code: "custom", message: "no payment id" });
    return z.NEVER;
  });
}
